import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Events } from '../scenario/ports/events.ts';
import type { Job, JobHandlers } from '../scenario/ports/job-queue.ts';
import { createDemoLocks } from './demo-locks.ts';
import { createJobRunner } from './job-runner.ts';
import { createRetries, type RetryOptions } from './retries.ts';

export interface WorkerOptions extends RetryOptions {
  /** Enqueues and locks; the worker makes its own connections from it. Closed by whoever opened it, after `stop`. */
  readonly redis: Redis;
  /** Begins every key, in braces: installations that share a Redis need different ones. */
  readonly prefix: string;
  /** How many demos are worked on at the same moment, in this process. */
  readonly concurrency?: number;
  /** About how long after the death of a process others wait until they take over its jobs, in milliseconds. */
  readonly lockDurationMs?: number;
  /** How long `stop` waits for running jobs, in milliseconds. */
  readonly stopTimeoutMs?: number;
  readonly events?: Pick<Events, 'jobRetried'>;
  /** Told when giving up failed, and nobody else will hear of it. */
  readonly onBug?: (job: Job, error: unknown) => void;
  /** Told of lost connections and lost locks, which the queue survives; while Redis is away, several times a second. */
  readonly onError?: (error: Error) => void;
}

export const QUEUE_NAME = 'jobs';
const LOCK_DURATION_MS = 6_000;
const STOP_TIMEOUT_MS = 10_000;
/** BullMQ drops a job that stalled more often; the runner gives up long before. */
const NEVER_DROPPED = 1_000_000;

export interface RunningWorker {
  /**
   * Takes nothing new and waits for the running jobs, for a while. What still runs then keeps its lock until that
   * expires, and is taken over by another process.
   */
  stop(): Promise<void>;
}

/** Begins to take jobs. Survives a Redis that is away, also at the start. */
export function startWorker(options: WorkerOptions, handlers: JobHandlers): RunningWorker {
  const { redis, onError = () => {}, lockDurationMs = LOCK_DURATION_MS, stopTimeoutMs = STOP_TIMEOUT_MS } = options;
  const prefix = taggedPrefix(options.prefix);
  // A worker waits for Redis as long as it takes; nobody waits for the worker.
  const connection = redis.duplicate({ maxRetriesPerRequest: null, commandTimeout: undefined });
  connection.on('error', onError);
  const locks = createDemoLocks(redis, prefix, lockDurationMs);
  const running = new Set<Promise<void>>();
  let stopping: Promise<void> | undefined;

  const retries = createRetries(options);
  const run = createJobRunner({
    handlers,
    locks,
    retries,
    random: options.random ?? Math.random,
    isStopping: () => stopping !== undefined,
    events: options.events,
    onBug: options.onBug,
    onUnreadable: (id) => onError(new Error(`Job ${id} was written by another version, and is dropped.`)),
  });
  const worker = new Worker(
    QUEUE_NAME,
    (stored, token) => {
      const done = run(stored, token);
      const settled = done.catch(() => {}).finally(() => running.delete(settled));
      running.add(settled);
      return done;
    },
    {
      connection,
      prefix,
      concurrency: options.concurrency ?? 8,
      lockDuration: lockDurationMs,
      stalledInterval: lockDurationMs / 2,
      maxStalledCount: NEVER_DROPPED,
      runRetryDelay: 1_000,
      settings: { backoffStrategy: (attempts, _type, error) => retries.waitMs(attempts, error) },
    },
  );
  worker.on('error', onError);

  async function stop(): Promise<void> {
    await worker.pause(true);
    const isDone = await settlesWithin(Promise.all(running), stopTimeoutMs);
    locks.abandonAll();
    await settlesWithin(worker.close(!isDone), stopTimeoutMs);
    connection.disconnect();
  }
  return {
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

/** In braces, so that a cluster keeps all keys on one node: BullMQ's scripts need that. */
export function taggedPrefix(prefix: string): string {
  return `{${prefix}}`;
}

async function settlesWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  const giveUp = new AbortController();
  const late = sleep(ms, false, { signal: giveUp.signal }).catch(() => false);
  const isSettled = await Promise.race([work.then(() => true), late]);
  giveUp.abort();
  return isSettled;
}
