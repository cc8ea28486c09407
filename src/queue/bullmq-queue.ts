import { Queue } from 'bullmq';
import type { Clock } from '../scenario/ports/clock.ts';
import { type Job, type JobQueue, PRIORITIES } from '../scenario/ports/job-queue.ts';
import { QUEUE_NAME, type RunningWorker, startWorker, taggedPrefix, type WorkerOptions } from './bullmq-worker.ts';
import { createFarJobs, FAR_MS } from './far-jobs.ts';
import { newJobRecord } from './job-record.ts';
import { redisFailure } from './redis-failure.ts';
import { nextSlot } from './slots.ts';

export interface BullMqQueueOptions extends WorkerOptions {
  readonly clock: Clock;
}

/** More than a job ever has. After the last one BullMQ removes the job, and a crash then would lose the call of `onGivenUp`. */
const UNREACHED_ATTEMPTS = 1_000_000;
const OPTIONS_OF_ALL_JOBS = {
  removeOnComplete: true,
  removeOnFail: true,
  attempts: UNREACHED_ATTEMPTS,
  // Not a strategy that BullMQ knows, so it asks the worker's.
  backoff: { type: 'custom' },
  stackTraceLimit: 0,
} as const;
const MOST_LOOKED_AT = 200;

/**
 * Runs jobs that are kept in Redis (6.2 or newer). Several processes share them, and take over the jobs of a process that died:
 * such a job runs again from its beginning. `enqueue` throws UpstreamError when Redis fails. `start` may follow `stop`.
 */
export function createBullMqQueue(options: BullMqQueueOptions): JobQueue {
  const { redis, clock, onError = () => {} } = options;
  const queue = new Queue(QUEUE_NAME, {
    connection: redis,
    prefix: taggedPrefix(options.prefix),
    streams: { events: { maxLen: 100 } },
  });
  queue.on('error', onError);
  let worker: RunningWorker | undefined;

  async function add(job: Job): Promise<void> {
    await queue.add('advance', newJobRecord(job), {
      priority: PRIORITIES[job.priority],
      delay: Math.max(0, (job.runAt ?? 0) - clock.now()),
      deduplication: { id: deduplicationIdOf(job), keepLastIfActive: true },
      ...OPTIONS_OF_ALL_JOBS,
    });
  }
  const far = createFarJobs({
    redis,
    prefix: taggedPrefix(options.prefix),
    now: () => clock.now(),
    handOver: add,
    onError,
  });

  return {
    async enqueue(job) {
      try {
        if (job.runAt !== undefined && job.runAt > clock.now() + FAR_MS) await far.keep(job, job.runAt);
        else await add(job);
      } catch (error) {
        throw redisFailure(error);
      }
    },

    async repeat(job, everyMs) {
      // Counts only while Redis has no such schedule. From then on BullMQ adds the next run whenever one begins.
      const startDate = nextSlot(clock.now(), everyMs);
      const opts = { priority: PRIORITIES[job.priority], ...OPTIONS_OF_ALL_JOBS };
      try {
        await queue.upsertJobScheduler(
          job.jobId,
          { every: everyMs, startDate },
          { name: 'advance', data: newJobRecord(job), opts },
        );
      } catch (error) {
        throw redisFailure(error);
      }
    },

    async start(handlers) {
      if (worker !== undefined) throw new Error('The queue runs already.');
      worker = startWorker(options, handlers);
      far.start();
    },

    async stop() {
      const stopping = worker;
      await Promise.all([far.stop(), stopping?.stop()]);
      if (worker === stopping) worker = undefined;
    },

    async backlog() {
      try {
        const [counts, isFar] = await Promise.all([
          queue.getJobCounts('prioritized', 'wait', 'delayed', 'active'),
          far.count(),
        ]);
        const waiting = (counts.prioritized ?? 0) + (counts.wait ?? 0);
        return {
          waiting,
          delayed: (counts.delayed ?? 0) + isFar,
          running: counts.active ?? 0,
          oldestWaitingMs: waiting === 0 ? 0 : await oldestWaitingMs(queue, clock.now()),
        };
      } catch (error) {
        throw redisFailure(error);
      }
    },
  };
}

/** Looks at no more jobs than a healthy queue has. A delayed job counts as waiting from the end of its delay. */
async function oldestWaitingMs(queue: Queue, now: number): Promise<number> {
  const jobs = await queue.getJobs(['prioritized', 'wait'], 0, MOST_LOOKED_AT - 1, true);
  const since = jobs.map((job) => (job?.timestamp ?? now) + (job?.opts.delay ?? 0));
  return Math.max(0, now - Math.min(now, ...since));
}

/**
 * While a job with this id waits, BullMQ drops another one; while it runs, BullMQ keeps one more to run afterwards. The time is part
 * of the id, so that a job for now is not dropped because the same job waits for later.
 */
function deduplicationIdOf(job: Job): string {
  return job.runAt === undefined ? job.jobId : `${job.jobId}@${job.runAt}`;
}
