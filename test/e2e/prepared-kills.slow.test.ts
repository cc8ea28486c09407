import { describe, expect, test, vi } from 'vitest';
import { witnessLeftovers } from '../../sandbox/stories/witness.ts';
import { type Demo, isNobodys } from '../../src/scenario/demo.ts';
import { hasWorkLeft } from '../../src/scenario/scenario.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { endPrepared, prepareDemos } from '../../src/scenario/workshop/prepare.ts';
import { besideTheBot } from '../support/beside-the-bot.ts';
import { findRedis } from '../support/redis.ts';
import { startTown, type Town } from '../swarm/town.ts';
import { isAwaited } from './moves.ts';

const PREPARED = 8;

/** Waits until AWS has received this many of these calls in total. */
async function areCalled(town: Town, operation: string, count: number): Promise<void> {
  await vi.waitFor(() => {
    const calls = town.aws.view().calls.filter((call) => call.operation === operation).length;
    if (calls < count) throw new Error(`${operation} was called ${calls} times`);
  }, WAITING);
}

describe.skipIf(!findRedis())('with Redis', { timeout: 180_000 }, () => {
  test('if the bot is killed while it prepares demos and before it removes them, everybody gets a QR code and nothing is left', async ({
    onTestFailed,
  }) => {
    await using town = await startTown({ people: 3, bots: 1 });
    onTestFailed(() => void process.stdout.write(`${town.logTail()}\n`));
    const { parts, workshop, joins } = besideTheBot(town.env, town.slack.workspace.teamId);
    expect(await prepareDemos(parts, workshop, PREPARED)).toBe(PREPARED);
    await areCalled(town, 'CreateUser', 2);
    town.kill(0);
    await areCalled(town, 'CreateVirtualMFADevice', 5);
    town.kill(0);

    // This call fails as if a bot crashed while it hands a prepared demo over to a person.
    const crashes = () => Promise.reject(new Error('the process ends'));
    const nobody = { workspaceId: workshop.workspaceId, userId: 'U0NOBODY', locale: 'en' };
    await expect(parts.store.claimPrepared(workshop, nobody, crashes)).rejects.toThrow('the process ends');
    const members = town.slack.workspace.personas.filter(({ name }) => name.startsWith('Member '));
    const joined = await Promise.all(members.map(({ userId }) => joins(userId)));
    for (const each of joined) expect(each).toMatchObject({ kind: 'started', demo: { prepared: { isTaken: true } } });
    town.kill(0);
    for (const person of town.persons) {
      await person.scansTheQr();
      await isAwaited(person);
    }
    expect(await parts.store.countPrepared(workshop)).toBe(PREPARED - members.length - 1);

    // The bot is killed while it makes no call to AWS. If it were killed between saving that it creates a user and the
    // call CreateUser, the next bot would look for the user for five minutes, because IAM may be slow to show it. The
    // same is true for a kill in the middle of the removal. The matrix of crashes tests both.
    await vi.waitFor(async () => expect((await parts.store.listActive()).filter(isPreparing)).toEqual([]), WAITING);
    town.kill(0);
    await endPrepared(parts, workshop);
    await vi.waitFor(async () => expect(await parts.store.listActive()).toHaveLength(members.length), WAITING);
    for (const person of town.persons) {
      // A bot does its jobs before it is connected to Slack. A command that is typed before then is lost.
      await vi.waitFor(() => expect(town.slack.connectionCount()).toBe(1), WAITING);
      await person.types('/mfa-demo stop');
      await person.sees('0 left');
    }
    await vi.waitFor(async () => expect(await parts.store.listActive()).toEqual([]), WAITING);
    expect(witnessLeftovers(town.aws.view())).toEqual([]);
  });
});

/** Returns whether the bot still works on a prepared demo. */
function isPreparing(demo: Demo): boolean {
  const work = SCENARIOS.of(demo).stages[demo.stage];
  return isNobodys(demo) && work !== undefined && hasWorkLeft(demo, work);
}

const WAITING = { timeout: 60_000, interval: 20 };
