import { setTimeout as sleep } from 'node:timers/promises';
import type { Persona } from '../../sandbox/slack/person/types.ts';
import { peopleOf, typeAtOnce } from '../parts/crowd.ts';
import { busiest, followCalls } from '../parts/follow-calls.ts';
import { type Hall, openHall, QUICK_PROPAGATION } from '../parts/hall.ts';
import { openParking, type Parking } from '../parts/park-demos.ts';
import { percentile } from '../parts/percentiles.ts';
import { coreShare, residentMegabytes } from '../parts/process-figures.ts';
import type { BenchOptions, BenchResult, Figure } from '../report/bench-result.ts';

const SIZES = {
  /**
   * `perSecond`: how many calls of one operation AWS allows per second. With 15, as in the other benches, ten thousand
   * teardowns would take more than half an hour.
   */
  full: { demos: 10_000, idleMs: 20_000, stormMs: 60_000, parkingMsEach: 12, perSecond: 100 },
  quick: { demos: 40, idleMs: 1000, stormMs: 500, parkingMsEach: 20, perSecond: 500 },
};
const LATE_MS = 60_000;
const LOOK_EVERY_MS = 250;
/** A line about the progress is printed after this number of looks, which is about once a minute. */
const NEWS_EVERY_LOOKS = 200;
const SETTLE_MS = 1000;
/** The number of people without a demo who ask for their status in turns. */
const ASKERS = 40;

/**
 * Measures the memory and the CPU time of demos that wait for their people, and how the bot ends them when all
 * deadlines are in the same minute.
 */
export async function run({ quick, people, say }: BenchOptions): Promise<BenchResult> {
  const sizes = SIZES[quick ? 'quick' : 'full'];
  const demos = people?.[0] ?? sizes.demos;
  const { seconds: propagationSeconds, settings } = QUICK_PROPAGATION;
  const aws = { propagationSeconds, throttlePerSecond: sizes.perSecond };
  const hall = await openHall({ people: 1 + demos + ASKERS, aws, settings });
  const next = peopleOf(hall.slack);
  const parking = openParking(hall);
  const [first] = next(1);
  if (!first) throw new Error('The workspace has no people.');
  await typeAtOnce(hall.slack, [first], '/mfa-demo start');
  const template = await parking.untilParked(first, hall.slack.workspace.teamId);
  await sleep(SETTLE_MS);
  const one = await parking.bytesOf(template);

  say(`parking ${demos} demos`);
  const [bytesBefore, megabytesBefore] = [await parking.usedBytes(), await residentMegabytes(hall.bots[0]?.pid)];
  const deadlines = {
    first: Date.now() + demos * sizes.parkingMsEach + sizes.idleMs + 2 * SETTLE_MS,
    withinMs: sizes.stormMs,
  };
  await parking.parkLike(template, next(demos), deadlines);
  const bytes = ((await parking.usedBytes()) - bytesBefore) / demos;
  await sleep(SETTLE_MS);
  const idle = await coreShare(hall.bots[0]?.pid, sizes.idleMs);
  const megabytes = await residentMegabytes(hall.bots[0]?.pid);
  if (Date.now() > deadlines.first) throw new Error('The demos were not parked in time.');

  say('waiting until all demos have ended after their deadlines');
  const storm = await weather(hall, parking, deadlines.first, next(ASKERS), say);
  await parking.close();
  await hall.close();
  return {
    title: 'demos that wait for their people, then all deadlines in the same minute',
    figures: [
      { what: `bytes in Redis per demo, of ${demos}`, value: bytes, unit: 'bytes', aim: { of: 'value', atMost: 3072 } },
      { what: 'of one demo: the hash with its record and its conversation', value: one.record, unit: 'bytes' },
      { what: 'of one demo: its calls to AWS, kept to explain them to the person', value: one.calls, unit: 'bytes' },
      { what: 'CPU time of the idle bot, of one core', value: idle, unit: '%', aim: { of: 'value', atMost: 1 } },
      {
        what: 'memory of the idle bot (RSS)',
        value: megabytes,
        unit: 'MB',
        baseline: { what: 'with one demo', value: megabytesBefore },
      },
      ...stormFigures(storm, demos, sizes),
    ],
    notes: [
      `A person started one demo and left it waiting; ${demos} copies of it were put into Redis through the bot’s own store and queue. Each copy has a message in its person’s conversation with the app, and a job for the reminder and one for the deadline.`,
      `The copies have no resources in AWS, so their teardowns find nothing. AWS lets ${sizes.perSecond} calls a second through for each operation; ${storm.busiest[0]} was called most often, ${storm.busiest[1]} times.`,
      `The deadlines are within ${sizes.stormMs / 1000} s. A deadline counts as missed when its demo ends more than ${LATE_MS / 1000} s after the earliest possible time: the deadline has come, and the rate limit allows the calls.`,
      `The acknowledgements are for ${ASKERS} people without a demo: about four times a second, one of them types /mfa-demo status while the demos are cleaned up.`,
    ],
  };
}

interface Storm {
  /** Pairs of the milliseconds since the first deadline and the number of demos that had ended by then. */
  readonly ends: readonly (readonly [ms: number, ended: number])[];
  readonly acks: readonly number[];
  readonly busiest: readonly [operation: string, calls: number];
  readonly megabytes: number;
}

async function weather(
  hall: Hall,
  parking: Parking,
  firstAt: number,
  askers: readonly Persona[],
  say: BenchOptions['say'],
): Promise<Storm> {
  const counting = followCalls(hall.aws);
  await sleep(Math.max(0, firstAt - Date.now()));
  const before = await parking.activeCount();
  hall.acks.length = 0;
  const ends: [number, number][] = [];
  let megabytes = 0;
  // The first person's demo does not reach its deadline during the bench, so it stays.
  for (let ended = 0; ended < before - 1; ) {
    void typeAtOnce(hall.slack, [askers[ends.length % ASKERS] as Persona], '/mfa-demo status');
    await sleep(LOOK_EVERY_MS);
    ended = before - (await parking.activeCount());
    ends.push([Date.now() - firstAt, ended]);
    if (ends.length % NEWS_EVERY_LOOKS === 0) say(`${ended} of ${before - 1} have ended`);
    megabytes = Math.max(megabytes, await residentMegabytes(hall.bots[0]?.pid));
  }
  return { ends, acks: [...hall.acks], busiest: busiest(await counting.stop()), megabytes };
}

function stormFigures(
  { ends, acks, busiest: [, calls], megabytes }: Storm,
  demos: number,
  { stormMs, perSecond }: { stormMs: number; perSecond: number },
): Figure[] {
  const floorMs = (1000 * calls) / perSecond;
  /** The earliest time at which this demo can end: its deadline has come, and the rate limit allows its calls. */
  const couldBe = (index: number) => Math.max((index / demos) * stormMs, ((index + 1) / demos) * floorMs);
  const endOf = (index: number) => ends.find(([, ended]) => ended > index)?.[0] ?? Number.POSITIVE_INFINITY;
  const missed = Array.from({ length: demos }, (_, index) => endOf(index) - couldBe(index)).filter(
    (ms) => ms > LATE_MS,
  );
  return [
    { what: 'missed deadlines', value: missed.length, unit: 'demos', aim: { of: 'value', atMost: 0 } },
    {
      what: 'from the first deadline to the last end',
      value: (ends.at(-1)?.[0] ?? 0) / 1000,
      unit: 's',
      baseline: { what: 'floor', value: Math.max(stormMs, floorMs) / 1000 },
    },
    {
      what: 'acknowledgement p99 during the cleanup',
      value: percentile(acks, 0.99),
      unit: 'ms',
      aim: { of: 'value', atMost: 500 },
    },
    { what: 'most memory of the bot during the cleanup (RSS)', value: megabytes, unit: 'MB' },
  ];
}
