import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'bullmq';
import type { JobHandlers } from '../scenario/ports.ts';
import type { BullMqQueueOptions } from './bullmq-queue.ts';
import { createDemoLocks } from './demo-locks.ts';
import { createJobRunner } from './job-runner.ts';
import { createRetries } from './retries.ts';

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

type WorkerOptions = BullMqQueueOptions & Required<Pick<BullMqQueueOptions, 'onError'>>;

/** Begins to take jobs. Survives a Redis that is away, also at the start. */
export function startWorker(options: WorkerOptions, handlers: JobHandlers): RunningWorker {
  const { redis, prefix, onError, lockDurationMs = LOCK_DURATION_MS, stopTimeoutMs = STOP_TIMEOUT_MS } = options;
  // A worker waits for Redis as long as it takes; nobody waits for the worker.
  const connection = redis.duplicate({ maxRetriesPerRequest: null, commandTimeout: undefined });
  connection.on('error', onError);
  const locks = createDemoLocks(redis, prefix, lockDurationMs);
  const running = new Set<Promise<void>>();
  let stopping: Promise<void> | undefined;

  const run = createJobRunner({
    handlers,
    locks,
    retries: createRetries(options),
    random: options.random ?? Math.random,
    isStopping: () => stopping !== undefined,
    events: options.events,
    onBug: options.onBug,
    onUnreadable: (id) => onError(new Error(`Job ${id} was written by another version, and is dropped.`)),
  });
  const worker = new Worker(
    'jobs',
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

async function settlesWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  const giveUp = new AbortController();
  const late = sleep(ms, false, { signal: giveUp.signal }).catch(() => false);
  const isSettled = await Promise.race([work.then(() => true), late]);
  giveUp.abort();
  return isSettled;
}
