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

/** From the start of the process to its connection with Slack, and the memory at rest: the bot against a bare Bolt app, in turns. */
export async function run({ quick }: BenchOptions): Promise<BenchResult> {
  const { rounds, restMs } = SIZES[quick ? 'quick' : 'full'];
  const programs = await bundlePrograms();
  const manifest = await readManifest();
  const redis = await startRedis();
  const aws = await startEmbeddedAws({ propagationSeconds: 0 });
  const seconds = { bot: [] as number[], bareApp: [] as number[] };
  const megabytes = { bot: [] as number[], bareApp: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['bot', 'bareApp'] as const) {
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
        baseline: { what: 'bare Bolt', value: median(seconds.bareApp) },
        aim: { of: 'ratio', atMost: 1.5 },
      },
      {
        what: 'memory at rest (RSS)',
        value: median(megabytes.bot),
        unit: 'MB',
        baseline: { what: 'bare Bolt', value: median(megabytes.bareApp) },
        aim: { of: 'value', atMost: 150 },
      },
    ],
    notes: [
      `Medians of ${rounds} starts each, in turns. Memory is read ${restMs / 1000} s after the connection.`,
      'Both are bundled in the same way and run with plain node. From the bot’s bundle three packages are left out that Bolt and BullMQ load and the bot does not use; the bare app has all that Bolt loads.',
      'The bot keeps its state in Redis; the bare app has one listener that acknowledges.',
    ],
  };
}
