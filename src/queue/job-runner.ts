import { DelayedError, type Job as StoredJob, WaitingError } from 'bullmq';
import type { Events } from '../scenario/ports/events.ts';
import type { Job, JobHandlers } from '../scenario/ports/job-queue.ts';
import type { DemoLocks } from './demo-locks.ts';
import { type JobRecord, jobOf, readJobRecord, restoredFailure, storedFailure } from './job-record.ts';
import type { Retries, Tries } from './retries.ts';

/**
 * If the process has crashed more often than this while it ran a job, the job probably causes the crashes, and is given
 * up.
 */
const MAX_STALLS = 20;
/**
 * How long a job waits for another job of its demo before it tries again, in milliseconds. The wait grows from `first`
 * to `most`.
 */
const BUSY_WAIT_MS = { first: 20, most: 250 };

export interface JobRunnerParts {
  readonly handlers: JobHandlers;
  readonly locks: DemoLocks;
  readonly retries: Retries;
  readonly random: () => number;
  readonly isStopping: () => boolean;
  readonly events?: Pick<Events, 'jobRetried'> | undefined;
  readonly onBug?: ((job: Job, error: unknown) => void) | undefined;
  readonly onUnreadable: (storedId: string | undefined) => void;
}

/**
 * Returns the function that BullMQ calls for each job. Jobs of one demo run one after the other, also across processes.
 * The function rejects with BullMQ's WaitingError or DelayedError when it has put the job back, and with UpstreamError
 * or Redis's own error when BullMQ should try the job again.
 */
export function createJobRunner(
  parts: JobRunnerParts,
): (stored: StoredJob, token: string | undefined) => Promise<void> {
  return async (stored, token) => {
    const read = readJobRecord(stored.data);
    if (read === undefined) return parts.onUnreadable(stored.id);
    // All runs of a repeated job share one record, so the record's job id is not unique. BullMQ's id is: it ends with
    // the time of the run.
    const record = stored.repeatJobKey && stored.id ? { ...read, jobId: stored.id } : read;
    if (parts.isStopping()) {
      await stored.moveToWait(token);
      throw new WaitingError();
    }
    const lock = await parts.locks.take(record.demoId);
    if (lock === undefined) return waitUntil(stored, token, Date.now() + busyWaitMs(stored, parts.random));
    try {
      await runLocked(parts, stored, record);
    } finally {
      await lock.release();
    }
  };
}

async function runLocked(parts: JobRunnerParts, stored: StoredJob, record: JobRecord): Promise<void> {
  const job = jobOf(record);
  const failedTries = stored.attemptsMade;
  // The job was given up in an earlier attempt, but `onGivenUp` has not succeeded yet. So only `onGivenUp` is called.
  if (record.failure) return giveUp(parts, job, restoredFailure(record.failure), failedTries - record.failedTries);
  const hopeless = await attempt(parts, job, failedTries, async () => {
    if (stored.stalledCounter > MAX_STALLS)
      throw new Error(`The process ended more than ${MAX_STALLS} times while it ran this job.`);
    await parts.handlers.run(job);
  });
  if (hopeless === undefined) return;
  // Store the failure first: after a crash in `onGivenUp` the job must not run again.
  await stored.updateData({ ...record, failedTries, failure: storedFailure(hopeless.error) });
  await giveUp(parts, job, hopeless.error, 0);
}

async function giveUp(parts: JobRunnerParts, job: Job, error: unknown, failedTries: number): Promise<void> {
  const hopeless = await attempt(parts, job, failedTries, () => parts.handlers.onGivenUp(job, error));
  if (hopeless) parts.onBug?.(job, hopeless.error);
}

/**
 * Does the work. After a conflict it repeats the work at once, while the demo stays locked. It throws an UpstreamError
 * that is worth another try: BullMQ counts it and runs the job again later. It returns every other failure, because
 * BullMQ writes the message of a thrown error to Redis, and the message of an unknown error may hold a secret.
 */
async function attempt(
  { retries, events }: JobRunnerParts,
  job: Job,
  failedTries: number,
  work: () => Promise<void>,
): Promise<{ readonly error: unknown } | undefined> {
  let tries: Tries = { failedTries, conflicts: 0 };
  for (;;) {
    try {
      await work();
      return undefined;
    } catch (error) {
      const next = retries.next(tries, error);
      if (next === undefined) return { error };
      events?.jobRetried(job, error);
      if (next.failedTries > failedTries) throw error;
      tries = next;
    }
  }
}

/**
 * Puts the job back until `readyAt`. DelayedError tells BullMQ that the job has a new time. BullMQ does not count it as
 * a failed attempt.
 */
async function waitUntil(stored: StoredJob, token: string | undefined, readyAt: number): Promise<never> {
  await stored.moveToDelayed(readyAt, token);
  throw new DelayedError();
}

function busyWaitMs(stored: StoredJob, random: () => number): number {
  const ceiling = Math.min(BUSY_WAIT_MS.most, BUSY_WAIT_MS.first * 2 ** (stored.attemptsStarted - 1));
  return ceiling * (0.5 + random() / 2);
}
