import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedAws } from '../../sandbox/aws/start.ts';
import type { EmbeddedSlack } from '../../sandbox/slack/start.ts';
import { environmentOf } from '../../sandbox/world.ts';
import { startRedis } from '../support/redis.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { awsNameOf, slackNameOf } from './call-names.ts';
import type { Closer } from './closer.ts';
import { type Cut, createGate, type Gate } from './gate.ts';
import { type HttpProxyOptions, startHttpProxy } from './http-proxy.ts';
import { type RedisProxyOptions, startRedisProxy } from './redis-proxy.ts';

export interface WatchedBotOptions {
  readonly aws: EmbeddedAws;
  readonly slack: EmbeddedSlack;
  /** The calls at which the bot is killed. */
  readonly cuts: readonly Cut[];
  /** Additional settings of the bot. */
  readonly settings: Readonly<Record<string, string>>;
  readonly onAwsAnswer?: HttpProxyOptions['onAnswer'];
  /** Returns a more precise name of a call; if absent, calls are named by their method. */
  readonly slackNameOf?: HttpProxyOptions['nameOf'];
  readonly redisNameOf?: RedisProxyOptions['nameOf'];
}

export interface WatchedBot {
  readonly gate: Gate;
  /** Returns the last lines of the log of each process that was started. */
  logTail(): string;
}

const CONNECT_MS = 60_000;

/**
 * Starts the bot as a process with its own Redis. Its calls to AWS and Slack and its writes to Redis pass a gate. A bot
 * that ends is started again, as in production.
 */
export async function startWatchedBot(parts: Closer, options: WatchedBotOptions): Promise<WatchedBot> {
  const { aws, slack } = options;
  const redis = parts.adopt(await startRedis(), (it) => it.stop());
  const gate = createGate(options.cuts, () => bot.kill());
  const toAws = { target: aws.url, gate, nameOf: awsNameOf, onAnswer: options.onAwsAnswer };
  const toSlack = { target: slack.url, gate, nameOf: options.slackNameOf ?? slackNameOf };
  const toRedis = { port: redis.port, gate, nameOf: options.redisNameOf };
  const awsProxy = parts.adopt(await startHttpProxy(toAws), (it) => it.close());
  const slackProxy = parts.adopt(await startHttpProxy(toSlack), (it) => it.close());
  const redisProxy = parts.adopt(await startRedisProxy(toRedis), (it) => it.close());
  const env = {
    ...environmentOf(aws, slack),
    LOG_LEVEL: 'debug',
    ...options.settings,
    AWS_ENDPOINT_URL: awsProxy.url,
    SLACK_API_URL: `${slackProxy.url}/api/`,
    MFA_DEMO_STATE: 'redis',
    REDIS_URL: redisProxy.url,
    STATE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    MFA_DEMO_DEVICE_SETTLE_SECONDS: '0',
    MFA_DEMO_TAKEOVER_SECONDS: '2',
  };
  let bot: BotProcess = startBotProcess(env);
  const logs: string[] = [];
  let isOver = false;
  const supervising = (async () => {
    for (;;) {
      await bot.ended;
      logs.push(bot.logTail());
      if (isOver) return;
      bot = startBotProcess(env);
    }
  })();
  parts.defer(async () => {
    isOver = true;
    await bot.stop();
    await supervising;
  });
  const until = Date.now() + CONNECT_MS;
  while (slack.connectionCount() === 0) {
    if (Date.now() > until) throw new Error(`The bot did not connect:\n${bot.logTail()}`);
    await sleep(20);
  }
  return { gate, logTail: () => [...logs, bot.logTail()].join('\n--- killed and started again ---\n') };
}
