import { setTimeout as sleep } from 'node:timers/promises';
import { createPerson, REAL_TIME } from '../../sandbox/person/person.ts';
import { witnessLeftovers } from '../../sandbox/stories/witness.ts';
import { peopleOf } from '../parts/crowd.ts';
import { busiest, followCalls } from '../parts/follow-calls.ts';
import { CALLS_PER_SECOND, type Hall, openHall, QUICK_PROPAGATION } from '../parts/hall.ts';
import { MOST_NEEDED_OF_ONE } from '../parts/minimum.ts';
import { percentile } from '../parts/percentiles.ts';
import { playDemo } from '../parts/play.ts';
import { pollScreen } from '../parts/poll-screen.ts';
import { residentMegabytes } from '../parts/process-figures.ts';
import { joinsAndScans, openWorkshop, TRAINER_SETTINGS } from '../parts/workshop-hall.ts';
import type { BenchOptions, BenchResult, Figure } from '../report/bench-result.ts';

/** How long a person waits for one change on the screen before giving up. */
const PATIENCE_MS = 300_000;
/**
 * The time between two reads of a person's screen, for each hundred people. With more people, each screen is read less
 * often, so that the reads do not take the CPU time that the bot needs.
 */
const LOOK_EVERY_MS_PER_HUNDRED = 200;
const LEAST_LOOK_MS = 200;
const MOST_FAILURES_TOLD = 5;
/** The number of characters from the end of a person's screen that the report of a failure quotes. */
const SCREEN_TOLD = 400;
/**
 * The smallest number of people for which the time from the first join to the last receipt has an aim. With fewer
 * people, waiting for the phone's next code takes longer than the calls.
 */
const AIM_FROM = 500;

/**
 * Lets many people play the complete lesson in a workshop that they join at nearly the same time. Measures how many
 * finish, how many resources are left in AWS, and how long it takes.
 */
export async function run({ quick, people: asked, bots, say }: BenchOptions): Promise<BenchResult> {
  const figures: Figure[] = [];
  const notes: string[] = [];
  for (const people of asked ?? [quick ? 5 : 500]) {
    for (const running of bots ?? [1]) {
      say(`${people} people, ${running} ${running === 1 ? 'bot' : 'bots'}`);
      const room = await play(people, running, quick);
      figures.push(...figuresOf(people, running, room));
      notes.push(...room.failures.slice(0, MOST_FAILURES_TOLD).map((failure) => `Failed: ${failure}`));
      notes.push(`${people} people: those who finished had to type codes again ${room.refusals} times.`);
      notes.push(`${people} people: ${room.busiest[0]} was called most often, ${room.busiest[1]} times.`);
    }
  }
  return {
    title: 'a room plays the whole lesson in a workshop, and all join at nearly the same moment',
    figures,
    notes: [
      `AWS lets ${CALLS_PER_SECOND} calls a second through for each operation${quick ? '.' : ', and takes 8 s to spread a change.'}`,
      'Each person scans the picture, and types or presses at once what the screen asks for' +
        `${quick ? ', with codes of other periods that AWS accepts' : '; the phone shows a new code every 30 s'}.`,
      'The trainer has not announced a number of people, so no demo is prepared before somebody joins.',
      `The floor is the number of calls of the most frequent operation / ${CALLS_PER_SECOND}. The first floor uses the calls that were made, the second the ${MOST_NEEDED_OF_ONE} calls that each person needs at least.`,
      ...notes,
    ],
  };
}

interface Room {
  readonly finished: number;
  readonly failures: readonly string[];
  readonly leftovers: number;
  readonly makespan: number;
  /** The time from the trainer's click that ends the workshop to the debrief in the channel, in seconds. */
  readonly ending: number;
  readonly busiest: readonly [operation: string, calls: number];
  readonly refused: number;
  readonly acks: readonly number[];
  readonly megabytes: number;
  /** How often the people who finished had to type codes again, because the codes were not accepted. */
  readonly refusals: number;
}

async function play(people: number, bots: number, quick: boolean): Promise<Room> {
  const { seconds: propagationSeconds, settings } = quick ? QUICK_PROPAGATION : { seconds: 8, settings: {} };
  const throttlePerSecond = CALLS_PER_SECOND;
  const hall = await openHall({
    people,
    bots,
    aws: { propagationSeconds, throttlePerSecond },
    settings: { ...settings, ...TRAINER_SETTINGS },
  });
  const workshop = await openWorkshop(hall, PATIENCE_MS);
  const counting = followCalls(hall.aws);
  const startedAt = performance.now();
  const outcomes = await Promise.allSettled(
    peopleOf(hall.slack)(people).map(({ userId }) => attend(hall, userId, people, quick)),
  );
  const makespan = (performance.now() - startedAt) / 1000;
  const ending = await workshop.end();
  const counts = await counting.stop();
  const megabytes = Math.max(...(await Promise.all(hall.bots.map(({ pid }) => residentMegabytes(pid)))));
  const leftovers = witnessLeftovers(hall.aws.view()).length;
  await hall.close();
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
  const refusals = outcomes.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0);
  const finished = people - failures.length;
  const { throttled: refused } = counts;
  return {
    finished,
    failures,
    leftovers,
    makespan,
    ending,
    busiest: busiest(counts),
    refused,
    acks: hall.acks,
    megabytes,
    refusals,
  };
}

/**
 * Plays the lesson as one person.
 * @returns how often codes were not accepted
 */
async function attend({ slack }: Hall, userId: string, people: number, quick: boolean): Promise<number> {
  const everyMs = Math.max(LEAST_LOOK_MS, (people / 100) * LOOK_EVERY_MS_PER_HUNDRED);
  const ana = await createPerson(slack.url, userId, REAL_TIME, pollScreen(everyMs, PATIENCE_MS));
  // Without this wait, all people would read their screens at the same moment.
  await sleep(Math.random() * everyMs);
  const played = await playDemo(ana, !quick, joinsAndScans).catch((error: unknown) => {
    const screen = ana.text().slice(-SCREEN_TOLD).replaceAll('\n', ' / ');
    throw new Error(`${error instanceof Error ? error.message : error}; the screen says: ${screen}`);
  });
  return played.refusals;
}

function figuresOf(people: number, bots: number, room: Room): Figure[] {
  const who = `${people} people, ${bots} ${bots === 1 ? 'bot' : 'bots'}`;
  const ofAll = { what: 'all', value: people };
  const floor = room.busiest[1] / CALLS_PER_SECOND;
  const needed = (people * MOST_NEEDED_OF_ONE) / CALLS_PER_SECOND;
  return [
    {
      what: `${who}: finished with report and receipt`,
      value: room.finished,
      unit: 'people',
      baseline: ofAll,
      aim: { of: 'ratio', atLeast: 1 },
    },
    { what: `${who}: left in AWS`, value: room.leftovers, unit: 'resources', aim: { of: 'value', atMost: 0 } },
    {
      what: `${who}: from the first click on Join to the last receipt`,
      value: room.makespan,
      unit: 's',
      baseline: { what: 'floor of the calls made', value: floor },
      ...(people >= AIM_FROM && { aim: { of: 'ratio', atMost: 1.3 } as const }),
    },
    {
      what: `${who}: the same time as above`,
      value: room.makespan,
      unit: 's',
      baseline: { what: 'floor of the calls needed', value: needed },
    },
    { what: `${who}: from the click that ends the workshop to the debrief`, value: room.ending, unit: 's' },
    { what: `${who}: calls that AWS refused`, value: room.refused, unit: 'calls' },
    { what: `${who}: acknowledgement p99`, value: percentile(room.acks, 0.99), unit: 'ms' },
    { what: `${who}: memory of a bot (RSS)`, value: room.megabytes, unit: 'MB' },
  ];
}
