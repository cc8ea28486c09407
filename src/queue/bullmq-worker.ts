import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'bullmq';
import type { Events } from '../scenario/ports/events.ts';
import type { Job, JobHandlers } from '../scenario/ports/job-queue.ts';
import type { RedisClient, RedisConnection } from '../shared/redis-client.ts';
import { createDemoLocks } from './demo-locks.ts';
import { createJobRunner } from './job-runner.ts';
import { createPlaces } from './places.ts';
import { restAfterRefusals } from './rest-after-refusals.ts';
import { createRetries, type RetryOptions } from './retries.ts';

export interface WorkerOptions extends RetryOptions {
  /** The connection for enqueueing and for locks. The caller closes it after `stop`. */
  readonly redis: RedisClient;
  /**
   * Opens a connection for the worker only. While Redis is away, its commands wait without a time limit. The worker
   * closes it.
   */
  readonly openPatient: () => RedisConnection;
  /** The first part of each key, without its braces. Installations that share a Redis need different prefixes. */
  readonly prefix: string;
  /**
   * How many demos this process works on at the same time. If absent, the number depends on how busy the process is.
   */
  readonly concurrency?: number;
  /**
   * How long a job stays locked after its process crashed, in milliseconds. Then another process takes the job over.
   */
  readonly lockDurationMs?: number;
  /** How long `stop` waits for running jobs, in milliseconds. */
  readonly stopTimeoutMs?: number;
  readonly events?: Pick<Events, 'jobRetried'>;
  /** Called when `onGivenUp` of the handlers failed in its last try. Nothing else reports that error. */
  readonly onBug?: (job: Job, error: unknown) => void;
  /**
   * Called for lost connections and lost locks: several times a second while Redis is away. The queue recovers
   * automatically.
   */
  readonly onError?: (error: Error) => void;
  /** Called with a sentence for a job that this version of the bot cannot read. If absent, `onError` is called. */
  readonly onDropped?: (error: Error) => void;
}

export const QUEUE_NAME = 'jobs';
const LOCK_DURATION_MS = 6_000;
const STOP_TIMEOUT_MS = 10_000;
const RUN_AGAIN_MS = 1_000;
/**
 * After this many crashes BullMQ would remove a job without calling `onGivenUp`. The job runner gives a job up much
 * earlier.
 */
const UNREACHED_STALLS = 1_000_000;

export interface RunningWorker {
  /**
   * Takes no new jobs and waits for the running jobs, at most `stopTimeoutMs`. If a job still runs after that time, its
   * lock expires and another process takes it over.
   */
  stop(): Promise<void>;
}

/** Starts a worker that takes jobs as soon as Redis can be reached. */
export function startWorker(options: WorkerOptions, handlers: JobHandlers): RunningWorker {
  const { redis, onError = () => {}, lockDurationMs = LOCK_DURATION_MS, stopTimeoutMs = STOP_TIMEOUT_MS } = options;
  const { onDropped = onError } = options;
  const prefix = taggedPrefix(options.prefix);
  const connection = options.openPatient();
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
    onUnreadable: (id) => onDropped(new Error(`Job ${id} was written by another version of the bot, and is dropped.`)),
  });
  const places = createPlaces({
    fixed: options.concurrency,
    running: () => running.size,
    onChange: (count) => {
      worker.concurrency = count;
    },
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
      connection: connection.client,
      prefix,
      concurrency: places.count,
      lockDuration: lockDurationMs,
      stalledInterval: lockDurationMs / 2,
      maxStalledCount: UNREACHED_STALLS,
      runRetryDelay: RUN_AGAIN_MS,
      settings: { backoffStrategy: (attempts, _type, error) => retries.waitMs(attempts, error) },
    },
  );
  places.start();
  const rest = restAfterRefusals(worker, RUN_AGAIN_MS);
  worker.on('error', (error) => {
    onError(error);
    rest.after(error);
  });

  async function stop(): Promise<void> {
    rest.stop();
    places.stop();
    await worker.pause(true);
    const isDone = await settlesWithin(Promise.all(running), stopTimeoutMs);
    locks.abandonAll();
    await settlesWithin(worker.close(!isDone), stopTimeoutMs);
    connection.close();
  }
  return {
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

/**
 * Puts the prefix in braces, as a hash tag. Redis Cluster keeps all keys with the same hash tag on one node, and
 * BullMQ's scripts need all their keys on one node.
 */
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
