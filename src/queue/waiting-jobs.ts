import { type Backlog, type Job, PRIORITIES } from '../scenario/ports/job-queue.ts';
import type { Tries } from './retries.ts';

export interface WaitingJob extends Tries {
  readonly job: Job;
  /** From this time on the job may run; epoch milliseconds. */
  readonly readyAt: number;
  /** Jobs of one priority run in this order. */
  readonly order: number;
}

export interface WaitingJobs {
  /**
   * Adds a job. If a job with the same id already waits, the two become one job, which runs at the earlier of both
   * times. But a job that failed and waits for another try keeps its time.
   */
  add(newcomer: WaitingJob): void;
  /**
   * Puts a failed job back. If the same job was enqueued while it ran, the two become one job, which runs at the later
   * of both times.
   */
  putBack(failed: WaitingJob): void;
  /** Removes and returns the job that should run next, or undefined if no job may run now. */
  takeReady(now: number, isBusy: (demoId: string) => boolean): WaitingJob | undefined;
  /**
   * Returns when the next job of a demo that is not busy may run, in epoch milliseconds. A time in the past means now.
   */
  nextReadyAt(isBusy: (demoId: string) => boolean): number | undefined;
  backlog(now: number): Omit<Backlog, 'running'>;
}

/** Creates an empty list of jobs that wait for their time, for a free place, or for another job of their demo. */
export function createWaitingJobs(): WaitingJobs {
  const jobs = new Map<string, WaitingJob>();

  return {
    add(newcomer) {
      const { jobId } = newcomer.job;
      const twin = jobs.get(jobId);
      if (twin === undefined) jobs.set(jobId, newcomer);
      else if (twin.failedTries === 0 && newcomer.readyAt < twin.readyAt) {
        jobs.set(jobId, { ...twin, readyAt: newcomer.readyAt });
      }
    },

    putBack(failed) {
      const { jobId } = failed.job;
      const twinReadyAt = jobs.get(jobId)?.readyAt ?? 0;
      jobs.set(jobId, { ...failed, readyAt: Math.max(twinReadyAt, failed.readyAt) });
    },

    takeReady(now, isBusy) {
      const ready = [...jobs.values()].filter((each) => each.readyAt <= now && !isBusy(each.job.demoId));
      const [next] = ready.sort(compareTurns);
      if (next !== undefined) jobs.delete(next.job.jobId);
      return next;
    },

    nextReadyAt(isBusy) {
      const free = [...jobs.values()].filter((each) => !isBusy(each.job.demoId));
      return free.length === 0 ? undefined : Math.min(...free.map((each) => each.readyAt));
    },

    backlog(now) {
      const due = [...jobs.values()].map((each) => each.readyAt).filter((time) => time <= now);
      const oldestWaitingMs = now - Math.min(now, ...due);
      return { waiting: due.length, delayed: jobs.size - due.length, oldestWaitingMs };
    },
  };
}

function compareTurns(a: WaitingJob, b: WaitingJob): number {
  return PRIORITIES[a.job.priority] - PRIORITIES[b.job.priority] || a.order - b.order;
}
