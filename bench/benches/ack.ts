import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import type { EmbeddedSlack } from '../../sandbox/slack/start.ts';
import { freePort, startRedis } from '../../test/support/redis.ts';
import { type Contestant, startContestant } from '../parts/contestant.ts';
import { bareEnvironment, botEnvironment } from '../parts/environments.ts';
import { median, percentile } from '../parts/percentiles.ts';
import { residentMegabytes } from '../parts/process-figures.ts';
import { bundlePrograms } from '../parts/programs.ts';
import type { BenchOptions, BenchResult, Figure } from '../report/bench-result.ts';

/**
 * How many people type at the same moment, how often they do this in a run (`rounds`), and how many runs there are. The
 * figure is the median of the runs.
 */
interface Crowd {
  readonly people: number;
  readonly rounds: number;
  readonly runs: number;
}

interface Sizes {
  /** The first rounds. They are not counted, because Node still compiles code in them. */
  readonly warmUp: Crowd;
  readonly crowds: readonly Crowd[];
}

const FULL: Sizes = {
  warmUp: { people: 50, rounds: 2, runs: 1 },
  crowds: [
    { people: 1, rounds: 20, runs: 1 },
    { people: 50, rounds: 4, runs: 5 },
    { people: 500, rounds: 1, runs: 1 },
  ],
};
const QUICK: Sizes = {
  warmUp: { people: 5, rounds: 1, runs: 1 },
  crowds: [
    { people: 1, rounds: 1, runs: 1 },
    { people: 20, rounds: 1, runs: 1 },
  ],
};

type Transport = 'Socket Mode' | 'HTTP';

/**
 * Measures the time from sending an envelope to its acknowledgement when many people type /mfa-demo start at the same
 * time. Compares the bot with a bare Bolt app, which has one listener that only acknowledges.
 */
export async function run({ quick, say }: BenchOptions): Promise<BenchResult> {
  const sizes = quick ? QUICK : FULL;
  const figures: Figure[] = [];
  for (const transport of ['Socket Mode', 'HTTP'] as const) {
    say(`acks over ${transport}`);
    figures.push(...(await compare(transport, sizes)));
  }
  const rounds = sizes.crowds.map(({ people, rounds, runs }) => `${people}: ${runs} x ${rounds}`).join(', ');
  return {
    title: 'from Slack’s envelope to its acknowledgement, when people start at once',
    figures,
    notes: [
      'Each app runs in its own process and is bundled in the same way; Slack and AWS are embedded in a third process. Bot and bare app take turns. The bot keeps its state in Redis.',
      `Runs x rounds by the number of people: ${rounds}. A percentile is taken over all acknowledgements of a run; of several runs, the table shows the median.`,
      'A round begins when all demos of the previous round have their QR code, because the bare app never has other work.',
    ],
  };
}

async function compare(transport: Transport, { warmUp, crowds }: Sizes): Promise<Figure[]> {
  const members = [warmUp, ...crowds].reduce((sum, { people, rounds, runs }) => sum + people * rounds * runs, 0);
  const redis = await startRedis();
  const aws = await startEmbeddedAws({ propagationSeconds: 0 });
  const port = async () => (transport === 'HTTP' ? await freePort() : undefined);
  const envOfBot = (slack: EmbeddedSlack, httpPort?: number) => botEnvironment(slack, aws, redis, httpPort);
  const { bot: ofBot, bareApp } = await bundlePrograms();
  const [bot, bare] = await Promise.all([
    startContestant(ofBot, members, await port(), envOfBot),
    startContestant(bareApp, members, await port(), bareEnvironment),
  ]);
  await takeTurns(bot, bare, warmUp);
  const figures: Figure[] = [];
  for (const crowd of crowds) figures.push(...figuresOf(transport, crowd, await takeTurns(bot, bare, crowd)));
  const [value, ofBare] = [await residentMegabytes(bot.pid), await residentMegabytes(bare.pid)];
  const baseline = { what: 'bare Bolt', value: ofBare };
  figures.push({ what: `${transport}: memory afterwards (RSS)`, value, unit: 'MB', baseline });
  await Promise.all([bot.close(), bare.close(), aws.close()]);
  await redis.stop();
  return figures;
}

interface Acks {
  /** The acknowledgement times of each run, in milliseconds. */
  readonly bot: number[][];
  readonly bare: number[][];
}

async function takeTurns(bot: Contestant, bare: Contestant, { people, rounds, runs }: Crowd): Promise<Acks> {
  const acks: Acks = { bot: [], bare: [] };
  for (let run = 0; run < runs; run += 1) {
    const [ofBot, ofBare]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      await bot.settles();
      ofBare.push(...(await bare.round(people)));
      ofBot.push(...(await bot.round(people)));
    }
    acks.bot.push(ofBot);
    acks.bare.push(ofBare);
  }
  return acks;
}

function figuresOf(transport: Transport, { people }: Crowd, { bot, bare }: Acks): Figure[] {
  const of = (runs: number[][], part: number) => median(runs.map((acks) => percentile(acks, part)));
  const who = `${transport}, ${people} at once`;
  const figure = (name: string, part: number): Figure => {
    const baseline = { what: 'bare Bolt', value: of(bare, part) };
    return { what: `${who}: ${name}`, value: of(bot, part), unit: 'ms', baseline };
  };
  const p99 = figure('p99', 0.99);
  if (people === 50) return [figure('p50', 0.5), { ...p99, aim: { of: 'ratio', atMost: 1.5 } }];
  if (people === 500) return [figure('p50', 0.5), { ...p99, aim: { of: 'value', atMost: 500 } }];
  return [figure('p50', 0.5), p99];
}
