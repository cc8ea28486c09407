import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { startRedis } from '../../test/support/redis.ts';
import { startAppProcess } from '../parts/app-process.ts';
import { bareEnvironment, botEnvironment } from '../parts/environments.ts';
import { readManifest } from '../parts/hall.ts';
import { median } from '../parts/percentiles.ts';
import { residentMegabytes } from '../parts/process-figures.ts';
import { bundlePrograms } from '../parts/programs.ts';
import type { BenchOptions, BenchResult } from '../report/bench-result.ts';

const SIZES = { full: { rounds: 5, restMs: 5000 }, quick: { rounds: 1, restMs: 500 } };

const PROGRAMS = ['bot', 'bareApp', 'plainBareApp'] as const;

/**
 * Measures the time from the start of the process to its connection with Slack, and the memory at rest. Compares the
 * bot with a bare Bolt app (one listener that only acknowledges), bundled and not bundled. Starts the three in turns.
 */
export async function run({ quick }: BenchOptions): Promise<BenchResult> {
  const { rounds, restMs } = SIZES[quick ? 'quick' : 'full'];
  const programs = await bundlePrograms();
  const manifest = await readManifest();
  const redis = await startRedis();
  const aws = await startEmbeddedAws({ propagationSeconds: 0 });
  const seconds = measurements();
  const megabytes = measurements();
  for (let round = 0; round < rounds; round += 1) {
    for (const name of PROGRAMS) {
      const slack = await startEmbeddedSlack({ manifest });
      const env = name === 'bot' ? botEnvironment(slack, aws, redis) : bareEnvironment(slack);
      const startedAt = performance.now();
      const app = await startAppProcess(programs[name], env, () => slack.connectionCount() > 0);
      seconds[name].push((performance.now() - startedAt) / 1000);
      await sleep(restMs);
      megabytes[name].push(await residentMegabytes(app.pid));
      await app.stop();
      await slack.close();
    }
  }
  await aws.close();
  await redis.stop();
  return {
    title: 'from the start of the process to its connection with Slack',
    figures: [
      {
        what: 'start to connected',
        value: median(seconds.bot),
        unit: 's',
        baseline: { what: 'bare Bolt, as its guide runs it', value: median(seconds.plainBareApp) },
        aim: { of: 'ratio', atMost: 1.5 },
      },
      {
        what: 'start to connected, compared with a bundled app',
        value: median(seconds.bot),
        unit: 's',
        baseline: { what: 'bare Bolt, bundled', value: median(seconds.bareApp) },
      },
      {
        what: 'memory at rest (RSS)',
        value: median(megabytes.bot),
        unit: 'MB',
        baseline: { what: 'bare Bolt, as its guide runs it', value: median(megabytes.plainBareApp) },
        aim: { of: 'value', atMost: 150 },
      },
    ],
    notes: [
      `Medians of ${rounds} starts each, in turns. Memory is read ${restMs / 1000} s after the connection.`,
      'The bot is the bundle that `npm start` runs. The bare app is run from node_modules, as Bolt’s guide describes it, and a second time from a bundle like the bot’s. The bot’s bundle leaves out the packages that Bolt and BullMQ load but the bot does not use; the bare app has everything that Bolt loads.',
      'The bot keeps its state in Redis; the bare app has one listener that acknowledges.',
    ],
  };
}

function measurements(): Record<(typeof PROGRAMS)[number], number[]> {
  return { bot: [], bareApp: [], plainBareApp: [] };
}
