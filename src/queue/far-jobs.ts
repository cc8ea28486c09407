import * as z from 'zod';
import type { Job } from '../scenario/ports/job-queue.ts';
import type { RedisClient } from '../shared/redis-client.ts';
import { priorityName } from './job-record.ts';

/** A job whose time is further away than this waits in the sorted set. Other jobs go to BullMQ at once. */
export const FAR_MS = 60_000;
/**
 * How long before its time a job goes to BullMQ, in milliseconds. If the clocks of two bots differ by more than
 * `FAR_MS` minus this time, one bot may hand a job over as soon as the other bot has put it into the set.
 */
const AHEAD_MS = 15_000;
const LOOK_EVERY_MS = 5000;
/** If a bot crashes while it hands jobs over, another bot hands them over after this time, in milliseconds. */
const LEASE_MS = 30_000;
const JOBS_PER_LEASE = 100;

const entrySchema = z.tuple([z.string(), z.string(), priorityName, z.number()]);

/**
 * Returns the due jobs and leases them: until the lease ends, no other bot gets them. A job stays in the set until it
 * has been handed over. KEYS: the sorted set of jobs, scored by time. ARGV: jobs up to this time are due; the end of
 * the lease; how many at most.
 */
const LEASE = `
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, entry in ipairs(due) do redis.call('ZADD', KEYS[1], ARGV[2], entry) end
return due`;

interface FarJobsParts {
  readonly redis: RedisClient;
  /** The first part of each key, with its braces. */
  readonly prefix: string;
  readonly now: () => number;
  /** Adds the job to BullMQ. A job that is handed over twice must be added only once. */
  readonly handOver: (job: Job) => Promise<void>;
  readonly onError: (error: Error) => void;
  /** Called with a sentence for a job that cannot be read. */
  readonly onDropped: (error: Error) => void;
}

export interface FarJobs {
  /**
   * Keeps a job until shortly before its time (epoch milliseconds). A job that is already kept for the same time is not
   * added again. Rejects with Redis's own error.
   */
  keep(job: Job, runAt: number): Promise<void>;
  /** Returns how many jobs are kept. Rejects with Redis's own error. */
  count(): Promise<number>;
  /** Begins to hand jobs over, first the jobs whose time has passed. */
  start(): void;
  /** Stops looking for due jobs, and waits for the jobs that are being handed over. */
  stop(): Promise<void>;
}

/**
 * Keeps jobs whose time is far away, such as deadlines, in a sorted set of Redis: an entry needs about a sixth of the
 * memory of a BullMQ job. Every bot looks for jobs whose time is near. A job leaves the set only after BullMQ has it.
 */
export function createFarJobs({ redis, prefix, now, handOver, onError, onDropped }: FarJobsParts): FarJobs {
  const key = `${prefix}:far-jobs`;
  redis.defineCommand('mfaDemoLeaseJobs', { numberOfKeys: 1, lua: LEASE });
  const scripts = redis as RedisClient & { mfaDemoLeaseJobs(...values: (string | number)[]): Promise<string[]> };
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;

  async function lookOnce(): Promise<void> {
    for (let count = JOBS_PER_LEASE; count === JOBS_PER_LEASE && timer !== undefined; ) {
      const at = now() + AHEAD_MS;
      const entries = await scripts.mfaDemoLeaseJobs(key, at, at + LEASE_MS, JOBS_PER_LEASE);
      await Promise.all(entries.map((entry) => handOverOne(entry)));
      if (entries.length > 0) await redis.zrem(key, ...entries);
      count = entries.length;
    }
  }

  async function handOverOne(entry: string): Promise<void> {
    const job = readEntry(entry);
    if (job) await handOver(job);
    else onDropped(new Error('A delayed job was written by another version of the bot, and is dropped.'));
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
      // NX: a job that is being handed over keeps its lease.
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
