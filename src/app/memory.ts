import type { Config } from '../config.ts';
import type { Logger } from '../observability/logger.ts';
import { rarely } from '../observability/rarely.ts';
import { createBullMqQueue } from '../queue/bullmq-queue.ts';
import { createInProcessQueue } from '../queue/in-process-queue.ts';
import type { AuditTrail } from '../scenario/ports/audit-trail.ts';
import type { CallLog } from '../scenario/ports/call-log.ts';
import type { AlarmClock } from '../scenario/ports/clock.ts';
import type { ConversationMemory } from '../scenario/ports/conversation-memory.ts';
import type { DemoHistory } from '../scenario/ports/demo-history.ts';
import type { DemoStore, UnreadableRecords } from '../scenario/ports/demo-store.ts';
import type { Events } from '../scenario/ports/events.ts';
import type { Job, JobQueue } from '../scenario/ports/job-queue.ts';
import type { Notes } from '../scenario/ports/notes.ts';
import type { WorkshopStore } from '../scenario/ports/workshop-store.ts';
import type { Scenarios } from '../scenario/scenarios.ts';
import type { CallBudget } from '../shared/call-budget.ts';
import { createMemoryAuditTrail, createRedisAuditTrail } from '../state/audit-trail.ts';
import { connectRedis } from '../state/connection/connect-redis.ts';
import { createRedisProbe } from '../state/connection/probe.ts';
import { createMemoryCallLog } from '../state/memory-call-log.ts';
import { createMemoryConversations } from '../state/memory-conversations.ts';
import { createMemoryDemoStore } from '../state/memory-demo-store.ts';
import { createMemoryDemoHistory } from '../state/people/memory-demo-history.ts';
import { createMemoryNotes } from '../state/people/memory-notes.ts';
import { createRedisDemoHistory } from '../state/people/redis-demo-history.ts';
import { createRedisNotes } from '../state/people/redis-notes.ts';
import { createRedisCallBudget } from '../state/redis-call-budget.ts';
import { createRedisCallLog } from '../state/redis-call-log.ts';
import { createRedisConversations } from '../state/redis-conversations.ts';
import { createRedisDemoStore } from '../state/redis-demo-store.ts';
import { createSealer, randomKey } from '../state/sealer.ts';
import { readRedisFacts } from '../state/self-check.ts';
import { createMemoryWorkshops } from '../state/workshops/memory-workshops.ts';
import { createRedisWorkshops } from '../state/workshops/redis-workshops.ts';

const REDIS_NEWS_MS = 10_000;

interface MemoryParts {
  readonly clock: AlarmClock;
  readonly logger: Logger;
  readonly scenarios: Scenarios;
  readonly events: Pick<Events, 'jobRetried'>;
  readonly onBug: (job: Job, error: unknown) => void;
}

export interface Memory {
  readonly store: DemoStore;
  readonly conversations: ConversationMemory;
  readonly history: DemoHistory;
  readonly notes: Notes;
  readonly calls: CallLog;
  readonly workshops: WorkshopStore;
  readonly queue: JobQueue;
  readonly trail: AuditTrail;
  readonly unreadable: UnreadableRecords | undefined;
  /** The AWS call rate that all bots share. Undefined without Redis, because this bot is then the only one. */
  readonly budget: CallBudget | undefined;
  /**
   * Tests everything that the bot needs to store data.
   * @throws ConfigError with the reason when the bot cannot store data
   */
  ready(): Promise<void>;
  /**
   * Tests with one small write whether data can be stored. The test is cheap, because load balancers cause it every few
   * seconds.
   * @throws ConfigError with the reason when data cannot be stored
   */
  takesWrites(): Promise<void>;
  /** Logs a warning if the memory may lose data. Never throws. */
  warnOfLosses(): Promise<void>;
  close(): void;
}

/** Opens the stores and the queue. They share one backend, so that a data loss affects both or neither. */
export function openMemory({ state, demo }: Config, parts: MemoryParts): Memory {
  return state.kind === 'memory' ? inProcess(parts) : inRedis(state, `mfa-demo:${demo.installation}`, parts);
}

function inProcess({ clock, events, scenarios, onBug }: MemoryParts): Memory {
  const records = new Map<string, string>();
  return {
    store: createMemoryDemoStore({ sealer: createSealer([randomKey()]), scenarios, records }),
    conversations: createMemoryConversations(records),
    history: createMemoryDemoHistory(clock, records),
    notes: createMemoryNotes(clock),
    calls: createMemoryCallLog(records),
    workshops: createMemoryWorkshops(clock),
    queue: createInProcessQueue({ clock, events, onBug }),
    trail: createMemoryAuditTrail(),
    unreadable: undefined,
    budget: undefined,
    ready: async () => undefined,
    takesWrites: async () => undefined,
    warnOfLosses: async () => undefined,
    close: () => undefined,
  };
}

type RedisState = Extract<Config['state'], { kind: 'redis' }>;

function inRedis(state: RedisState, prefix: string, { clock, logger, events, scenarios, onBug }: MemoryParts): Memory {
  let wasReady = false;
  const tell = rarely(REDIS_NEWS_MS, clock.now, (error: Error) => logger.warn({ error }, 'Redis or its queue failed'));
  // Errors are not logged before `ready` has succeeded, because `ready` reports the problem in a sentence.
  const onError = (error: Error) => (wasReady ? tell(error) : undefined);
  const connection = connectRedis(state.redis, { onError });
  const { client: redis } = connection;
  const probe = createRedisProbe(connection, state.redis, prefix);
  const openPatient = () => connectRedis(state.redis, { onError, isPatient: true });
  const onUnreadable = (demoId: string, error: unknown) => logger.error({ demoId, error }, 'a record cannot be read');
  const store = createRedisDemoStore({
    redis,
    prefix,
    scenarios,
    sealer: createSealer(state.encryptionKeys),
    onUnreadable,
  });
  const onDropped = (error: Error) => logger.warn({ error }, 'a job was dropped');
  const forQueue = { redis, openPatient, prefix, clock, events, onBug, onError, onDropped };
  return {
    store,
    conversations: createRedisConversations(redis, prefix),
    history: createRedisDemoHistory({ redis, prefix, clock }),
    notes: createRedisNotes(redis, prefix),
    calls: createRedisCallLog(redis, prefix),
    workshops: createRedisWorkshops(redis, prefix),
    queue: createBullMqQueue({ ...forQueue, lockDurationMs: state.takeoverMs }),
    trail: createRedisAuditTrail({ redis, prefix }),
    unreadable: store,
    budget: createRedisCallBudget(redis, prefix),
    ready: async () => {
      await probe.tryEverything();
      wasReady = true;
    },
    takesWrites: probe.tryWrite,
    warnOfLosses: () => warnOfEviction(redis, logger),
    close: connection.close,
  };
}

/** Logs a warning, not an error: the bot works until Redis's memory is full, and a shared Redis may need eviction. */
async function warnOfEviction(redis: Parameters<typeof readRedisFacts>[0], logger: Logger): Promise<void> {
  const facts = await readRedisFacts(redis).catch(() => undefined);
  if (!facts?.evictionPolicy || facts.evictionPolicy === 'noeviction') return;
  logger.warn(
    { evictionPolicy: facts.evictionPolicy },
    'Redis may delete running demos when its memory is full: set its maxmemory-policy to noeviction, or give the bot its own Redis',
  );
}
