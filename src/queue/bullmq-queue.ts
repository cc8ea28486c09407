import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { type Events, type Job, type JobQueue, PRIORITIES } from '../scenario/ports.ts';
import { type RunningWorker, startWorker } from './bullmq-worker.ts';
import { newJobRecord } from './job-record.ts';
import { redisFailure } from './redis-failure.ts';
import type { RetryOptions } from './retries.ts';

export interface BullMqQueueOptions extends RetryOptions {
  /** Enqueues and locks; the worker makes its own connections from it. Closed by whoever opened it, after `stop`. */
  readonly redis: Redis;
  /** Begins every key, in braces: installations that share a Redis need different ones. */
  readonly prefix: string;
  /** How many demos are worked on at the same moment, in this process. */
  readonly concurrency?: number;
  /** How long after the death of a process others wait until they take over its jobs, in milliseconds, about. */
  readonly lockDurationMs?: number;
  /** How long `stop` waits for running jobs, in milliseconds. */
  readonly stopTimeoutMs?: number;
  readonly events?: Pick<Events, 'jobRetried'>;
  /** Told when giving up failed, and nobody else will hear of it. */
  readonly onBug?: (job: Job, error: unknown) => void;
  /** Told of lost connections and lost locks, which the queue survives; while Redis is away, several times a second. */
  readonly onError?: (error: Error) => void;
}

/** Failures of jobs are handled by the runner; these tries are for the queue itself, when Redis fails in between. */
const TRIES_OF_THE_QUEUE = 1_000_000;

/**
 * Runs jobs from Redis 6.2 or newer: several processes share them, and those of a process that died are taken over.
 * A job may run twice then, from its beginning. `enqueue` throws UpstreamError when Redis fails.
 * `stop` can be followed by another `start`.
 */
export function createBullMqQueue(options: BullMqQueueOptions): JobQueue {
  const { redis, clock, onError = () => {} } = options;
  const prefix = `{${options.prefix}}`;
  const queue = new Queue('jobs', { connection: redis, prefix, streams: { events: { maxLen: 100 } } });
  queue.on('error', onError);
  let worker: RunningWorker | undefined;

  return {
    async enqueue(job) {
      try {
        await queue.add('advance', newJobRecord(job), {
          priority: PRIORITIES[job.priority],
          delay: Math.max(0, (job.runAt ?? 0) - clock.now()),
          deduplication: { id: deduplicationIdOf(job), keepLastIfActive: true },
          removeOnComplete: true,
          removeOnFail: true,
          attempts: TRIES_OF_THE_QUEUE,
          backoff: { type: 'fixed', delay: 1_000 },
          stackTraceLimit: 1,
        });
      } catch (error) {
        throw redisFailure(error);
      }
    },

    async start(handlers) {
      if (worker !== undefined) throw new Error('The queue runs already.');
      worker = startWorker({ ...options, prefix, onError }, handlers);
    },

    async stop() {
      const stopping = worker;
      await stopping?.stop();
      if (worker === stopping) worker = undefined;
    },
  };
}

/**
 * BullMQ's own ids are numbers; this one is the job's. While a job with it waits, a twin is dropped; while one runs,
 * one twin is kept for afterwards. The time belongs to it, so that no wish for now is lost behind one for later.
 */
function deduplicationIdOf(job: Job): string {
  return job.runAt === undefined ? job.jobId : `${job.jobId}@${job.runAt}`;
}
