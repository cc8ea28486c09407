import { codesInTheRush } from '../parts/codes-in-the-rush.ts';
import { peopleOf, typeAtOnce, untilAllHaveQr } from '../parts/crowd.ts';
import { CALLS_PER_SECOND, openHall } from '../parts/hall.ts';
import { percentile } from '../parts/percentiles.ts';
import { residentMegabytes } from '../parts/process-figures.ts';
import type { BenchOptions, BenchResult, Figure } from '../report/bench-result.ts';

/** The aim for one bot: the most seconds until all people have their QR code, by the number of people. */
const AIMS: Readonly<Record<number, number>> = { 200: 16, 500: 36 };
/** The aim for the codes applies only if at least this number of other people start their demos. */
const AIM_FROM = 400;
const LIMIT_MS = 240_000;
const SIZES = {
  full: { people: [50, 200, 500], bots: [1, 2], others: 400, most: 60 },
  quick: { people: [10], bots: [1], others: 10, most: 2 },
};

/**
 * Measures how long it takes until all have their QR code when everybody starts at the same time, and how long
 * acknowledgements take during that time. Then measures how long codes take while other people start their demos.
 */
export async function run({ quick, people, bots, say }: BenchOptions): Promise<BenchResult> {
  const sizes = SIZES[quick ? 'quick' : 'full'];
  const figures: Figure[] = [];
  for (const size of people ?? sizes.people) {
    for (const running of bots ?? sizes.bots) {
      say(`${size} people, ${running} ${running === 1 ? 'bot' : 'bots'}`);
      figures.push(...(await rush(size, running)));
    }
  }
  const others = people ? Math.max(...people) : sizes.others;
  say(`codes while ${others} others are preparing`);
  const codes = await codesInTheRush(others, sizes.most);
  return {
    title: 'everybody starts in the same moment',
    figures: [
      ...figures,
      {
        what: `from a submitted pair of codes to its EnableMFADevice in AWS while ${others} others are preparing: p99 of ${codes.length}`,
        value: percentile(codes, 0.99) / 1000,
        unit: 's',
        ...(others >= AIM_FROM && { aim: { of: 'value', atMost: 2 } as const }),
      },
    ],
    notes: [
      `AWS lets ${CALLS_PER_SECOND} calls a second through for each operation, and takes 8 s to spread a change. Slack takes 1 s to process a picture.`,
      `The floor is one call of an operation for each person: people / ${CALLS_PER_SECOND} a second.`,
      'The pairs of codes are submitted one after the other, each when the previous one has reached AWS. The median: ' +
        `${(percentile(codes, 0.5) / 1000).toFixed(2)} s.`,
    ],
  };
}

async function rush(people: number, bots: number): Promise<Figure[]> {
  const hall = await openHall({ people, bots, aws: { throttlePerSecond: CALLS_PER_SECOND } });
  const crowd = peopleOf(hall.slack)(people);
  const startedAt = performance.now();
  await typeAtOnce(hall.slack, crowd, '/mfa-demo start');
  const seconds = ((await untilAllHaveQr(hall.slack, crowd, LIMIT_MS)) - startedAt) / 1000;
  const memory = Math.max(...(await Promise.all(hall.bots.map(({ pid }) => residentMegabytes(pid)))));
  const refused = hall.aws.view().throttle.refused;
  await hall.close();
  const who = `${people} people, ${bots} ${bots === 1 ? 'bot' : 'bots'}`;
  const aim = bots === 1 ? AIMS[people] : undefined;
  return [
    {
      what: `${who}: until all have the QR code`,
      value: seconds,
      unit: 's',
      baseline: { what: 'floor', value: people / CALLS_PER_SECOND },
      ...(aim && { aim: { of: 'value', atMost: aim } }),
    },
    { what: `${who}: acknowledgement p99`, value: percentile(hall.acks, 0.99), unit: 'ms' },
    { what: `${who}: calls that AWS refused`, value: refused, unit: 'calls' },
    { what: `${who}: memory of a bot (RSS)`, value: memory, unit: 'MB' },
  ];
}
