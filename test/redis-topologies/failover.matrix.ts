import { expect, test } from 'vitest';
import { witnessLeftovers } from '../../sandbox/stories/witness.ts';
import { playOn } from '../crash/play-on.ts';
import { startTown, type Town } from '../swarm/town.ts';
import { startCluster } from './cluster.ts';
import { startPrimaryAndReplica } from './primary-and-replica.ts';
import { startSentinels } from './sentinels.ts';
import { eventually, type Topology } from './topology.ts';

/**
 * Every bot and every Redis adds an exit listener to this process; Node warns about more than 10 listeners by default.
 */
process.setMaxListeners(200);

const PEOPLE = 20;
const BOTS = 2;
/**
 * How long the embedded AWS takes to spread a change: as long as real AWS, so that all demos still run at the failover.
 */
const PROPAGATION_SECONDS = 8;
const PATIENCE_MS = 25_000;
const GIVE_UP_MS = 300_000;
const LONGEST_RECOVERY_MS = 10_000;
/** The prefix of every key of this installation. */
const KEYS = '{mfa-demo:default}';

const topologies: Record<string, () => Promise<Topology>> = {
  'a primary and its replica exchange their roles': startPrimaryAndReplica,
  'three sentinels replace a primary that was killed': startSentinels,
  'a cluster of six replaces a primary that was killed': () => startCluster(KEYS),
};

test.each(Object.entries(topologies))(
  '%s during twenty demos: the bots work again within 10 seconds, and everybody finishes',
  async (name, start) => {
    const topology = await start();
    try {
      await using town = await startTown({
        people: PEOPLE,
        bots: BOTS,
        propagationSeconds: PROPAGATION_SECONDS,
        redis: topology.settings,
      });
      const startedAt = Date.now();
      const playing = Promise.all(
        town.persons.map((person) => playOn(person, { patienceMs: PATIENCE_MS, giveUpMs: GIVE_UP_MS })),
      );
      await until('everybody has a user', async () => usersOf(town) === PEOPLE);
      const failedAt = Date.now();
      await topology.failOver();
      const replacedAt = Date.now();
      const [readyMs, workMs] = await Promise.all([untilAllAreReady(town), untilBotsWork(town, replacedAt)]);
      const stories = await playing;

      const finished = stories.filter(({ sawReport, sawReceipt }) => sawReport && sawReceipt);
      const leftovers = witnessLeftovers(town.aws.view());
      const count = (of: (story: (typeof stories)[number]) => number) => stories.reduce((sum, one) => sum + of(one), 0);
      const askedAgain = stories.filter(({ pairsTyped, singlesTyped }) => pairsTyped > 1 || singlesTyped > 1).length;
      process.stdout.write(
        `\n${name}: a new primary after ${replacedAt - failedAt} ms; then all bots ready after ${readyMs} ms, the first call ` +
          `of a demo after ${workMs} ms; ${finished.length} of ${PEOPLE} finished with report and receipt in ` +
          `${Math.round((Date.now() - startedAt) / 1000)} s; ${leftovers.length} left in AWS; ${count(({ starts }) => starts)} ` +
          `starts; ${askedAgain} were asked for codes again; ${count(({ nudges }) => nudges.length)} times somebody asked for the status\n`,
      );
      for (const [index, story] of stories.entries()) {
        const isFine = story.sawReport && story.sawReceipt;
        if (!isFine) process.stdout.write(`${JSON.stringify(story)}\n${town.persons[index]?.text().slice(-1500)}\n\n`);
      }
      if (finished.length < PEOPLE) process.stdout.write(`${town.logTail()}\n`);
      expect(finished).toHaveLength(PEOPLE);
      expect(leftovers).toEqual([]);
      expect(count(({ starts }) => starts)).toBe(PEOPLE);
      expect(Math.max(readyMs, workMs)).toBeLessThan(LONGEST_RECOVERY_MS);
    } finally {
      await topology.stop();
    }
  },
);

function usersOf({ aws }: Town): number {
  return aws.view().users.filter(({ path }) => path.startsWith('/mfa-demo/')).length;
}

/** Waits until a condition holds. Returns how long that took, in milliseconds. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<number> {
  const begunAt = Date.now();
  await eventually(what, isSo);
  return Date.now() - begunAt;
}

function untilAllAreReady({ opsUrls }: Town): Promise<number> {
  return until('all bots are ready', async () => {
    const answers = await Promise.all(opsUrls.map((url) => fetch(`${url}/readyz`).then((answer) => answer.text())));
    return answers.every((text) => text.includes('memory: ok'));
  });
}

function untilBotsWork({ aws }: Town, since: number): Promise<number> {
  return until('bots call AWS', async () => aws.view().calls.some(({ at }) => at > since));
}
