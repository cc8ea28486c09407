import * as z from 'zod';
import type { Job } from '../scenario/ports/job-queue.ts';
import type { RedisClient } from '../shared/redis-client.ts';
import { priorityName } from './job-record.ts';

/** Jobs whose time is this far away, in milliseconds, are kept here; others go to BullMQ at once. */
export const FAR_MS = 60_000;
/** How long before its time a job goes to BullMQ. Clocks of two bots may differ by the rest of `FAR_MS`. */
const AHEAD_MS = 15_000;
const LOOK_EVERY_MS = 5000;
/** If a bot ends while it hands jobs over, another one does it after this time, in milliseconds. */
const LEASE_MS = 30_000;
const AT_A_TIME = 100;

const entrySchema = z.tuple([z.string(), z.string(), priorityName, z.number()]);

/**
 * KEYS: the jobs by time. ARGV: until which time they are due, until when nobody else gets them, how many at most. Each stays
 * until it has been handed over.
 */
const LEASE = `
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, entry in ipairs(due) do redis.call('ZADD', KEYS[1], ARGV[2], entry) end
return due`;

interface FarJobsParts {
  readonly redis: RedisClient;
  /** In braces. */
  readonly prefix: string;
  readonly now: () => number;
  /** Adds the job to BullMQ. One that was handed over twice must not wait there twice. */
  readonly handOver: (job: Job) => Promise<void>;
  readonly onError: (error: Error) => void;
}

export interface FarJobs {
  /** Keeps a job until shortly before its time (epoch milliseconds). The same job is kept once. Rejects with Redis's own error. */
  keep(job: Job, runAt: number): Promise<void>;
  /** How many are kept. Rejects with Redis's own error. */
  count(): Promise<number>;
  /** Begins to hand jobs over, at first those whose time has passed. */
  start(): void;
  /** Waits for what is being handed over. */
  stop(): Promise<void>;
}

/**
 * Jobs whose time is far away, such as deadlines: an entry in a sorted set needs about a sixth of the memory of a job of BullMQ.
 * Every bot looks for those whose time comes near. A job is forgotten only after BullMQ has it.
 */
export function createFarJobs({ redis, prefix, now, handOver, onError }: FarJobsParts): FarJobs {
  const key = `${prefix}:far-jobs`;
  redis.defineCommand('mfaDemoLeaseJobs', { numberOfKeys: 1, lua: LEASE });
  const scripts = redis as RedisClient & { mfaDemoLeaseJobs(...values: (string | number)[]): Promise<string[]> };
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;

  async function lookOnce(): Promise<void> {
    for (let count = AT_A_TIME; count === AT_A_TIME && timer !== undefined; ) {
      const at = now() + AHEAD_MS;
      const entries = await scripts.mfaDemoLeaseJobs(key, at, at + LEASE_MS, AT_A_TIME);
      await Promise.all(entries.map((entry) => handOverOne(entry)));
      if (entries.length > 0) await redis.zrem(key, ...entries);
      count = entries.length;
    }
  }

  async function handOverOne(entry: string): Promise<void> {
    const job = readEntry(entry);
    if (job) await handOver(job);
    else onError(new Error('A job for later was written by another version, and is dropped.'));
  }

  function look(): void {
    looking ??= lookOnce()
      .catch(onError)
      .finally(() => {
        looking = undefined;
      });
  }

  return {
    async keep({ jobId, demoId, priority }, runAt) {
      // One that is being handed over keeps its lease.
      await redis.zadd(key, 'NX', runAt, JSON.stringify([jobId, demoId, priority, runAt]));
    },
    count: () => redis.zcard(key),
    start() {
      timer ??= setInterval(look, LOOK_EVERY_MS);
      look();
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      await looking;
    },
  };
}

function readEntry(entry: string): Job | undefined {
  try {
    const [jobId, demoId, priority, runAt] = entrySchema.parse(JSON.parse(entry));
    return { jobId, demoId, priority, runAt };
  } catch {
    return undefined;
  }
}
