import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import type { Person } from '../../sandbox/person/person.ts';
import { witnessLeftovers } from '../../sandbox/stories/witness.ts';
import { createAwsAccount } from '../../src/aws/account.ts';
import { loadConfig } from '../../src/config.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { removeAllOrphans } from '../../src/scenario/sweep/orphan-remover.ts';
import { orphanParts } from '../../src/scenario/sweep/sweep.ts';
import { createRedisDemoStore } from '../../src/state/redis-demo-store.ts';
import { createSealer, randomKey } from '../../src/state/sealer.ts';
import { PARTS, type Part, PREPARING } from './next-actions.ts';
import { startTown, type Town } from './town.ts';

/**
 * Every bot and every Redis adds an exit listener to this process; Node warns about more than 10 listeners by default.
 */
process.setMaxListeners(200);

const PEOPLE = 20;
/** Longer than the grace period of an orphan, in milliseconds. */
const LATER_MS = 15 * 60_000;
const SLOW_MS = 6000;
const ANSWER_MS = 15_000;

test('Redis is emptied during twenty demos: a sweep removes them all, and everybody gets the right answer to their next move', async ({
  onTestFailed,
}) => {
  // Slack waits longer than usual: a busy machine can be slow, and the people in this test press no button again.
  await using town = await startTown({ people: PEOPLE, bots: 2, patienceMs: ANSWER_MS });
  onTestFailed(() => void process.stdout.write(`${town.logTail()}\n`));
  const cast = [...PARTS, PREPARING].flatMap((part) => Array.from({ length: part.people }, () => part));
  expect(cast).toHaveLength(PEOPLE);
  const players = cast.map((part, index) => ({ part, person: town.persons[index]! }));

  await Promise.all(players.filter(({ part }) => part !== PREPARING).map(comes));
  town.aws.orderFault({ operation: 'CreateVirtualMFADevice', kind: 'slow', times: PREPARING.people, slowMs: SLOW_MS });
  await Promise.all(players.filter(({ part }) => part === PREPARING).map(comes));
  await expect.poll(() => usersOf(town), { timeout: 20_000 }).toHaveLength(PEOPLE);
  for (const { part, person } of players) expect(person.text(), part.name).not.toContain(part.answer);

  await flush(town);
  const flushedAt = Date.now();
  // Every second person continues before the sweep, the others after it.
  const deafBefore = await playNext(players.filter((_, index) => index % 2 === 0));
  // Calls that were on their way to AWS when Redis was emptied still arrive.
  await sleep(Math.max(0, flushedAt + SLOW_MS - Date.now()));
  expect(usersOf(town)).toHaveLength(PEOPLE);
  const receipts = await sweepLater(town);
  const removed = receipts.filter(({ left }) => left.length === 0).length;
  const deafAfter = await playNext(players.filter((_, index) => index % 2 === 1));

  const leftovers = witnessLeftovers(town.aws.view());
  const deaf = [...deafBefore, ...deafAfter];
  process.stdout.write(
    `\nRedis emptied under ${PEOPLE} demos: ${removed} removed by the sweep, ${leftovers.length} left in AWS; ` +
      `${PEOPLE - deaf.length} of ${PEOPLE} people got the right answer\n`,
  );
  expect(deaf).toEqual([]);
  expect(removed).toBe(PEOPLE);
  expect(leftovers).toEqual([]);
  expect(codesSentSince(town, flushedAt)).toEqual([]);

  const [first] = players;
  await first!.person.types('/mfa-demo start');
  await expect.poll(() => usersOf(town), { timeout: 20_000 }).toHaveLength(1);
});

interface Player {
  readonly part: Part;
  readonly person: Person;
}

async function comes({ part, person }: Player): Promise<void> {
  await part.come(person).catch((error: unknown) => {
    throw new Error(`${part.name}: ${error}; the screen says: ${person.text().slice(-1500)}`);
  });
}

/** Makes the next move of each person. Returns a line for each person who got no answer. */
async function playNext(players: readonly Player[]): Promise<string[]> {
  const answers = players.map(async ({ part, person }) => {
    try {
      await part.act(person);
      await person.sees(part.answer, ANSWER_MS);
      return [];
    } catch (error) {
      return [`${part.name}: ${error}; the screen says: ${person.text().slice(-600)}`];
    }
  });
  return (await Promise.all(answers)).flat();
}

function usersOf({ aws }: Town): string[] {
  const ours = aws.view().users.filter(({ path }) => path.startsWith('/mfa-demo/'));
  return ours.map(({ userName }) => userName);
}

function codesSentSince({ aws }: Town, time: number): string[] {
  const late = aws.view().calls.filter(({ at }) => at > time);
  return late.flatMap(({ operation, mfa }) =>
    operation === 'EnableMFADevice' || mfa === 'true' ? [`${operation} after the end`] : [],
  );
}

async function flush({ redisUrl }: Town): Promise<void> {
  const redis = new Redis(redisUrl);
  await redis.flushall();
  redis.disconnect();
}

/** Removes orphans as the periodic sweep does, with a clock 15 minutes ahead, when their grace period is over. */
async function sweepLater({ env, redisUrl }: Town) {
  const config = loadConfig(env);
  const redis = new Redis(redisUrl);
  const aws = createAwsAccount(config.aws);
  const prefix = `mfa-demo:${config.demo.installation}`;
  const store = createRedisDemoStore({ scenarios: SCENARIOS, redis, prefix, sealer: createSealer([randomKey()]) });
  try {
    const later = { ...aws, now: () => aws.now() + LATER_MS };
    return await removeAllOrphans(orphanParts({ aws: later, store, settings: config.demo }));
  } finally {
    aws.close();
    redis.disconnect();
  }
}
