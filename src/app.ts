import { randomBytes, randomInt } from 'node:crypto';
import { createAwsAccount } from './aws/account.ts';
import type { Config } from './config.ts';
import { ConfigError } from './errors.ts';
import { createEvents } from './observability/events.ts';
import { createLogger, type LogDestination, type Logger } from './observability/logger.ts';
import { rarely } from './observability/rarely.ts';
import { createBullMqQueue } from './queue/bullmq-queue.ts';
import { createInProcessQueue } from './queue/in-process-queue.ts';
import { startSweeping } from './queue/sweep-timer.ts';
import { createCleanup } from './scenario/cleanup.ts';
import { createEngine } from './scenario/engine.ts';
import { createOrphanRemover } from './scenario/orphan-remover.ts';
import { createOperations } from './scenario/participant-operations.ts';
import type { Clock, Events, Job } from './scenario/ports.ts';
import { orphanParts } from './scenario/sweep.ts';
import { connectSlack } from './slack/connect.ts';
import { connectRedis } from './state/connect-redis.ts';
import { createMemoryDemoStore } from './state/memory-demo-store.ts';
import { createRedisDemoStore } from './state/redis-demo-store.ts';
import { createSealer, randomKey } from './state/sealer.ts';

export interface App {
  /** Connects to Slack and begins to work; throws ConfigError with a readable sentence when it can't. */
  start(): Promise<void>;
  /** Takes nothing new, finishes what is running, and closes everything. */
  stop(): Promise<void>;
}

/** Every part of the bot, built once, in order. Read this first. */
export function createApp(config: Config, options: { clock?: Clock; logTo?: LogDestination } = {}): App {
  const clock = options.clock ?? { now: () => Date.now() };
  const logger = createLogger(config.log.level, options.logTo);
  const events = createEvents(logger);

  const onBug = (job: Job, error: unknown) => events.bug(job.demoId, newIncidentId(), error);
  const { store, queue, unreadable, ready, close } = createMemory(config, { clock, events, logger, onBug });
  const aws = createAwsAccount(config.aws);
  const slack = connectSlack(config.slack, { logger, clock });

  const settings = config.demo;
  const operations = createOperations({ store, queue, clock, events, settings, access: config.access, newDemoId });
  const orphans = createOrphanRemover(orphanParts({ aws, store, clock, settings }));
  const cleanup = createCleanup({ store, queue, orphans, clock, events });
  const engine = createEngine({
    store,
    queue,
    aws,
    qrPoster: slack.qrPoster,
    messenger: slack.messenger,
    clock,
    events,
    settings,
    newIncidentId,
    unreadable,
  });
  const onFailure = (error: unknown) => logger.warn({ error }, 'the next sweep could not be enqueued');
  let sweeping: { stop(): void } | undefined;

  return {
    async start() {
      for (const warning of config.warnings) logger.warn(warning);
      await ready();
      await queue.start(engine);
      await slack.start(operations, cleanup);
      sweeping = startSweeping({ queue, clock, onFailure });
      logger.info({ installation: settings.installation, state: config.state.kind }, 'the bot is connected');
    },
    async stop() {
      sweeping?.stop();
      await slack.stop();
      await queue.stop();
      aws.close();
      await close();
    },
  };
}

const REDIS_NEWS_MS = 10_000;

interface MemoryParts {
  readonly clock: Clock;
  readonly events: Events;
  readonly logger: Logger;
  readonly onBug: (job: Job, error: unknown) => void;
}

/** What is remembered and what is to be done live in one place, so that they are lost together or not at all. */
function createMemory({ state, demo }: Config, { clock, events, logger, onBug }: MemoryParts) {
  if (state.kind === 'memory') {
    const store = createMemoryDemoStore({ sealer: createSealer([randomKey()]) });
    const queue = createInProcessQueue({ clock, events, onBug });
    return { store, queue, unreadable: undefined, ready: async () => undefined, close: async () => undefined };
  }
  const onError = rarely(REDIS_NEWS_MS, clock.now, (error: Error) =>
    logger.warn({ error }, 'Redis or its queue failed'),
  );
  const redis = connectRedis(state.url, onError);
  const prefix = `mfa-demo:${demo.installation}`;
  const onUnreadable = (demoId: string, error: unknown) => logger.error({ demoId, error }, 'a record cannot be read');
  const store = createRedisDemoStore({ redis, prefix, sealer: createSealer(state.encryptionKeys), onUnreadable });
  const queue = createBullMqQueue({ redis, prefix, clock, events, onBug, onError, lockDurationMs: state.takeoverMs });
  const ready = async () => {
    const answer = await redis.ping().catch((error: unknown) => error);
    if (answer !== 'PONG') throw new ConfigError('Redis (REDIS_URL) cannot be reached.', { cause: answer });
  };
  return { store, queue, unreadable: store, ready, close: async () => redis.disconnect() };
}

const ID_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Without look-alikes (0 o, 1 l), because people read these ids aloud. */
function newDemoId(): string {
  return Array.from({ length: 12 }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join('');
}

function newIncidentId(): string {
  return randomBytes(4).toString('hex');
}
