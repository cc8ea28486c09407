import type { Job } from '../scenario/ports/job-queue.ts';

/**
 * Returns the id by which a queue finds duplicates: of several waiting jobs with this id only one is kept. The time is
 * part of it, because a job must run at or after each time for which it was enqueued.
 */
export function waitingIdOf({ jobId, runAt }: Pick<Job, 'jobId' | 'runAt'>): string {
  return runAt === undefined ? jobId : `${jobId}@${runAt}`;
}
