import { readFile } from 'node:fs/promises';
import { type EmbeddedAws, type EmbeddedAwsOptions, startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { type EmbeddedSlack, type EmbeddedSlackOptions, startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { startRedis, type TestRedis } from '../../test/support/redis.ts';
import { type AppProcess, startAppProcess } from './app-process.ts';
import { botEnvironment, type Environment } from './environments.ts';
import { bundlePrograms } from './programs.ts';

/** How many calls of one operation AWS allows per second. The number is an assumption: AWS publishes none. */
export const CALLS_PER_SECOND = 15;

interface HallOptions {
  readonly people: number;
  readonly bots?: number;
  readonly aws?: EmbeddedAwsOptions;
  readonly slack?: Partial<EmbeddedSlackOptions>;
  /** Further settings of the bots. */
  readonly settings?: Environment;
}

/** Shorter propagation than in AWS, for quick runs and for `parked`. The bot then also waits less for a new device. */
export const QUICK_PROPAGATION = { seconds: 2, settings: { MFA_DEMO_DEVICE_SETTLE_SECONDS: '3' } } as const;

/** Everything that a bench with many people needs: a workspace, one or more bots, one Redis, one AWS account. */
export interface Hall {
  readonly slack: EmbeddedSlack;
  readonly aws: EmbeddedAws;
  readonly redis: TestRedis;
  readonly env: Environment;
  readonly bots: readonly AppProcess[];
  /** The time of every acknowledgement, in milliseconds. A bench may empty the list before it measures. */
  readonly acks: number[];
  close(): Promise<void>;
}

export async function readManifest(): Promise<string> {
  return readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
}

/** Starts all parts of a hall. AWS has eight seconds of propagation unless the options say otherwise. */
export async function openHall(options: HallOptions): Promise<Hall> {
  const { people, bots = 1 } = options;
  const acks: number[] = [];
  const onAck = (millis: number) => void acks.push(millis);
  const redis = await startRedis();
  const aws = await startEmbeddedAws({ propagationSeconds: 8, ...options.aws });
  const manifest = await readManifest();
  const slack = await startEmbeddedSlack({
    manifest,
    fileProcessingMs: 1000,
    onAck,
    moreMembers: people,
    ...options.slack,
  });
  const env = { ...botEnvironment(slack, aws, redis), ...options.settings };
  const { bot: program } = await bundlePrograms();
  const running: AppProcess[] = [];
  while (running.length < bots)
    running.push(await startAppProcess(program, env, () => slack.connectionCount() > running.length));
  return {
    slack,
    aws,
    redis,
    env,
    bots: running,
    acks,
    async close() {
      await Promise.all(running.map((bot) => bot.stop()));
      await Promise.all([slack.close(), aws.close()]);
      await redis.stop();
    },
  };
}
