import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { createPerson, type Person } from '../../sandbox/person/person.ts';
import { startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { environmentOf } from '../../sandbox/world.ts';
import { type BotProcess, startBotProcess } from '../crash/bot-process.ts';
import { createCloser } from '../crash/closer.ts';
import { freePort, startRedis } from '../support/redis.ts';

export interface TownOptions {
  readonly people: number;
  readonly bots: number;
  /** How long AWS takes to spread a change, in seconds; 0 if absent. */
  readonly propagationSeconds?: number;
  /**
   * How long Slack waits for an app, and how long a trigger is valid, in milliseconds; 3000 each if absent, as in
   * Slack.
   */
  readonly patienceMs?: number;
  /** The bot's settings for Redis; if absent, the town starts a single server. */
  readonly redis?: Readonly<Record<string, string>>;
}

export type Town = Awaited<ReturnType<typeof startTown>>;

const CONNECT_MS = 60_000;

/** Starts many people, some bot processes, one Redis and one AWS account. A bot that ends is started again. */
export async function startTown(options: TownOptions) {
  const { people, bots, propagationSeconds = 0, patienceMs } = options;
  const manifest = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  const parts = createCloser();
  const aws = parts.adopt(await startEmbeddedAws({ propagationSeconds }), (it) => it.close());
  const slack = parts.adopt(
    await startEmbeddedSlack({
      manifest,
      fileProcessingMs: 0,
      moreMembers: people,
      ackLimitMs: patienceMs,
      triggerLifeMs: patienceMs,
    }),
    (it) => it.close(),
  );
  const ours = options.redis ? undefined : parts.adopt(await startRedis({ appendOnly: true }), (it) => it.stop());
  const members = slack.workspace.personas.filter(({ name }) => name.startsWith('Member '));
  const persons: Person[] = [];
  for (const { userId } of members) {
    persons.push(parts.adopt(await createPerson(slack.url, userId), (it) => it.close()));
  }
  const env = {
    ...environmentOf(aws, slack),
    MFA_DEMO_STATE: 'redis',
    ...(options.redis ?? { REDIS_URL: ours?.url ?? '' }),
    STATE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    // With propagation the bot uses its default settle time; without propagation it does not wait.
    ...(propagationSeconds === 0 ? { MFA_DEMO_DEVICE_SETTLE_SECONDS: '0' } : {}),
    MFA_DEMO_TAKEOVER_SECONDS: '1',
    LOG_LEVEL: 'info',
  };
  const opsPorts: number[] = [];
  for (let bot = 0; bot < bots; bot += 1) opsPorts.push(await freePort());
  const supervised = opsPorts.map((port) => supervise({ ...env, OPS_PORT: String(port) }));
  for (const bot of supervised) parts.adopt(bot, (it) => it.stop());
  await connected(slack, bots);

  return {
    aws,
    slack,
    redisUrl: ours?.url ?? '',
    /** The address of each bot's health and metrics. */
    opsUrls: opsPorts.map((port) => `http://127.0.0.1:${port}`),
    env,
    persons,
    kill: (bot: number) => supervised[bot]?.kill(),
    logTail: () => supervised.map((bot) => bot.logTail()).join('\n--- the other bot ---\n'),
    [Symbol.asyncDispose]: () => parts[Symbol.asyncDispose](),
  };
}

/** Runs a bot and starts it again whenever it ends, as in production. */
function supervise(env: Readonly<Record<string, string>>) {
  let bot: BotProcess = startBotProcess(env);
  let isOver = false;
  const supervising = (async () => {
    for (;;) {
      await bot.ended;
      if (isOver) return;
      bot = startBotProcess(env);
    }
  })();
  return {
    kill: () => bot.kill(),
    logTail: () => bot.logTail(),
    stop: async () => {
      isOver = true;
      await bot.stop();
      await supervising;
    },
  };
}

async function connected(slack: { connectionCount(): number }, bots: number): Promise<void> {
  const until = Date.now() + CONNECT_MS;
  while (slack.connectionCount() < bots) {
    if (Date.now() > until) throw new Error('The bots did not connect.');
    await sleep(50);
  }
}
