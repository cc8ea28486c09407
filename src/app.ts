import { randomBytes, randomInt } from 'node:crypto';
import { createAwsAccount } from './aws/account.ts';
import type { Config } from './config.ts';
import { createEvents } from './observability/events.ts';
import { createLogger, type LogDestination } from './observability/logger.ts';
import { createInProcessQueue } from './queue/in-process-queue.ts';
import { createEngine } from './scenario/engine.ts';
import { createOperations } from './scenario/participant-operations.ts';
import type { Clock } from './scenario/ports.ts';
import { connectSlack } from './slack/connect.ts';
import { createMemoryDemoStore } from './state/memory-demo-store.ts';
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

  const store = createMemoryDemoStore({ sealer: createSealer([randomKey()]) });
  const queue = createInProcessQueue({
    clock,
    events,
    onBug: (error) => events.bug(undefined, newIncidentId(), error),
  });
  const aws = createAwsAccount(config.aws);
  const slack = connectSlack(config.slack, { logger, clock });

  const settings = config.demo;
  const operations = createOperations({ store, queue, clock, events, settings, access: config.access, newDemoId });
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
  });

  return {
    async start() {
      await queue.start(engine);
      await slack.start(operations);
      logger.info({ installation: settings.installation, state: config.state.kind }, 'the bot is connected');
    },
    async stop() {
      await slack.stop();
      await queue.stop();
      aws.close();
    },
  };
}

const ID_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Without look-alikes (0 o, 1 l), because people read these ids aloud. */
function newDemoId(): string {
  return Array.from({ length: 12 }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join('');
}

function newIncidentId(): string {
  return randomBytes(4).toString('hex');
}
