import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { witnessLeftovers } from '../../sandbox/stories/witness.ts';
import { playOn } from '../crash/play-on.ts';
import { startTown, type Town } from './town.ts';
import { watchUsers } from './users.ts';

/**
 * Every bot and every Redis adds an exit listener to this process; Node warns about more than 10 listeners by default.
 */
process.setMaxListeners(200);

const BOTS = 2;
/**
 * How long the embedded AWS takes to spread a change: as long as real AWS. Without this delay, a demo ends within
 * seconds and sees at most one kill.
 */
const PROPAGATION_SECONDS = 8;
const PATIENCE_MS = 25_000;
const GIVE_UP_MS = 480_000;

test('many people play at once, and two bots are killed in turn, again and again: everybody finishes', async ({
  onTestFailed,
}) => {
  const people = inject('people');
  await using town = await startTown({ people, bots: BOTS, propagationSeconds: PROPAGATION_SECONDS });
  onTestFailed(() => void process.stdout.write(`${town.logTail()}\n`));
  const startedAt = Date.now();
  const watch = watchUsers(town);
  const killer = killInTurn(town);
  const stories = await Promise.all(
    town.persons.map((person) => playOn(person, { patienceMs: PATIENCE_MS, giveUpMs: GIVE_UP_MS })),
  );
  const kills = await killer.stop();
  const { mostPerPerson, users } = await watch.stop();

  const finished = stories.filter(({ sawReport, sawReceipt }) => sawReport && sawReceipt);
  const leftovers = witnessLeftovers(town.aws.view());
  const starts = stories.reduce((sum, story) => sum + story.starts, 0);
  const nudges = stories.reduce((sum, story) => sum + story.nudges.length, 0);
  const askedAgain = stories.filter(({ pairsTyped, singlesTyped }) => pairsTyped > 1 || singlesTyped > 1).length;
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(
    `\n${finished.length} of ${people} people finished with report and receipt in ${seconds} s; ${BOTS} bots, ` +
      `${kills} kills; ${leftovers.length} left in AWS; ${users} users for ${starts} starts, at most ${mostPerPerson} ` +
      `at a time per person; ${askedAgain} were asked for codes again; ${nudges} times somebody asked for the status\n`,
  );
  for (const [index, story] of stories.entries()) {
    const isFine = story.sawReport && story.sawReceipt;
    if (!isFine) process.stdout.write(`${JSON.stringify(story)}\n${town.persons[index]?.text()}\n\n`);
  }
  expect(kills).toBeGreaterThan(0);
  expect(finished).toHaveLength(people);
  expect(leftovers).toEqual([]);
  expect(mostPerPerson).toBe(1);
  expect(users).toBeLessThanOrEqual(starts);
});

/** Kills the bots in turn, so that the other bot is running at each kill. */
function killInTurn(town: Town) {
  const over = new AbortController();
  const everyMs = inject('killSeconds') * 1000;
  const killing = (async () => {
    for (let kills = 0; ; kills += 1) {
      const isOver = await sleep(everyMs, false, { signal: over.signal }).catch(() => true);
      if (isOver) return kills;
      town.kill(kills % BOTS);
    }
  })();
  return {
    stop: () => {
      over.abort();
      return killing;
    },
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    /** How many people play at once. */
    people: number;
    /** The time between two kills, in seconds. */
    killSeconds: number;
  }
}
