import { Queue } from 'bullmq';
import type { Clock } from '../scenario/ports/clock.ts';
import { type Job, type JobQueue, PRIORITIES } from '../scenario/ports/job-queue.ts';
import { nextSlot } from '../shared/slots.ts';
import { QUEUE_NAME, type RunningWorker, startWorker, taggedPrefix, type WorkerOptions } from './bullmq-worker.ts';
import { createFarJobs, FAR_MS } from './far-jobs.ts';
import { newJobRecord } from './job-record.ts';
import { redisFailure } from './redis-failure.ts';

export interface BullMqQueueOptions extends WorkerOptions {
  readonly clock: Clock;
}

/**
 * More attempts than any job makes. BullMQ removes a job after its last attempt. If the process crashed at that moment,
 * `onGivenUp` would never be called. So our own code decides when a job is given up.
 */
const UNREACHED_ATTEMPTS = 1_000_000;
const OPTIONS_OF_ALL_JOBS = {
  removeOnComplete: true,
  removeOnFail: true,
  attempts: UNREACHED_ATTEMPTS,
  // BullMQ has no strategy of this name, so it calls the worker's `backoffStrategy`.
  backoff: { type: 'custom' },
  stackTraceLimit: 0,
} as const;
/** How many waiting jobs `oldestWaitingMs` reads at most. In a longer queue it may miss the oldest job. */
const MOST_JOBS_READ = 200;

/**
 * Returns a queue that keeps its jobs in Redis (6.2 or newer). Several processes share the jobs. When a process
 * crashes, another one runs its jobs again from the beginning. `enqueue`, `repeat` and `backlog` reject with
 * UpstreamError when Redis fails. After `stop`, `start` can be called again.
 */
export function createBullMqQueue(options: BullMqQueueOptions): JobQueue {
  const { redis, clock, onError = () => {}, onDropped = onError } = options;
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
    onDropped,
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
      // BullMQ uses `startDate` only if Redis has no such schedule yet. Later, BullMQ adds the next run whenever a run
      // begins.
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
      if (worker !== undefined) throw new Error('The queue is already running.');
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
        const [counts, farCount] = await Promise.all([
          queue.getJobCounts('prioritized', 'wait', 'delayed', 'active'),
          far.count(),
        ]);
        const waiting = (counts.prioritized ?? 0) + (counts.wait ?? 0);
        return {
          waiting,
          delayed: (counts.delayed ?? 0) + farCount,
          running: counts.active ?? 0,
          oldestWaitingMs: waiting === 0 ? 0 : await oldestWaitingMs(queue, clock.now()),
        };
      } catch (error) {
        throw redisFailure(error);
      }
    },
  };
}

/**
 * Returns how long the oldest job has waited, in milliseconds. The waiting time of a delayed job begins when its delay
 * ends.
 */
async function oldestWaitingMs(queue: Queue, now: number): Promise<number> {
  const jobs = await queue.getJobs(['prioritized', 'wait'], 0, MOST_JOBS_READ - 1, true);
  const since = jobs.map((job) => (job?.timestamp ?? now) + (job?.opts.delay ?? 0));
  return Math.max(0, now - Math.min(now, ...since));
}

/**
 * Returns the id by which BullMQ finds duplicates. While a job with this id waits, BullMQ drops a second one. While a
 * job with this id runs, BullMQ keeps one more job to run afterwards. The time is part of the id, so that a job that
 * should run now is not dropped because the same job waits for a later time.
 */
function deduplicationIdOf(job: Job): string {
  return job.runAt === undefined ? job.jobId : `${job.jobId}@${job.runAt}`;
}
