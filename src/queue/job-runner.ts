import { DelayedError, type Job as StoredJob, WaitingError } from 'bullmq';
import type { Events } from '../scenario/ports/events.ts';
import type { Job, JobHandlers } from '../scenario/ports/job-queue.ts';
import type { DemoLocks } from './demo-locks.ts';
import { type JobRecord, jobOf, readJobRecord, restoredFailure, storedFailure } from './job-record.ts';
import type { Retries } from './retries.ts';

/** A job whose process ended so often is not the victim of crashes but their cause. */
const MAX_STALLS = 20;
/** How long a job of a busy demo waits before it looks again, in milliseconds: at first, and at most. */
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

/** Runs one job that BullMQ handed out: once, and never beside another job of its demo. */
export function createJobRunner(
  parts: JobRunnerParts,
): (stored: StoredJob, token: string | undefined) => Promise<void> {
  return async (stored, token) => {
    const read = readJobRecord(stored.data);
    if (read === undefined) return parts.onUnreadable(stored.id);
    // All runs of a repeated job have the same record; the id that BullMQ gives each run holds its slot.
    const record = stored.repeatJobKey && stored.id ? { ...read, jobId: stored.id } : read;
    if (parts.isStopping()) {
      await stored.moveToWait(token);
      throw new WaitingError();
    }
    const lock = await parts.locks.take(record.demoId);
    if (lock === undefined) return waitUntil(stored, token, Date.now() + busyWaitMs(stored, parts.random));
    try {
      await runLocked(parts, stored, token, record);
    } finally {
      await lock.release();
    }
  };
}

async function runLocked(
  parts: JobRunnerParts,
  stored: StoredJob,
  token: string | undefined,
  record: JobRecord,
): Promise<void> {
  const { handlers } = parts;
  const job = jobOf(record);
  // Given up before a crash: not run again, but handed over again.
  if (record.failure) return giveUp(parts, stored, token, record, restoredFailure(record.failure));
  if (stored.stalledCounter > MAX_STALLS) {
    return startGivingUp(parts, stored, token, record, new Error(`The process ended ${MAX_STALLS} times in this job.`));
  }
  const outcome = await tryUntilSettled(parts, record, () => handlers.run(job));
  if (outcome.kind === 'later') return moveBack(stored, token, outcome);
  if (outcome.kind === 'hopeless') return startGivingUp(parts, stored, token, record, outcome.error);
}

/** Written down first: a crash while giving up must not turn into another run. */
async function startGivingUp(
  parts: JobRunnerParts,
  stored: StoredJob,
  token: string | undefined,
  record: JobRecord,
  error: unknown,
): Promise<void> {
  const givenUp = { ...record, failedTries: 0, failure: storedFailure(error) };
  await stored.updateData(givenUp);
  await giveUp(parts, stored, token, givenUp, error);
}

async function giveUp(
  parts: JobRunnerParts,
  stored: StoredJob,
  token: string | undefined,
  record: JobRecord,
  error: unknown,
): Promise<void> {
  const job = jobOf(record);
  const outcome = await tryUntilSettled(parts, record, () => parts.handlers.onGivenUp(job, error));
  if (outcome.kind === 'later') return moveBack(stored, token, outcome);
  if (outcome.kind === 'hopeless') parts.onBug?.(job, outcome.error);
}

type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'later'; readonly record: JobRecord; readonly readyAt: number }
  | { readonly kind: 'hopeless'; readonly error: unknown };

/** Conflicts are tried again at once, without letting go of the demo; other failures wait, if trying again is of use. */
async function tryUntilSettled(
  { retries, events }: JobRunnerParts,
  record: JobRecord,
  work: () => Promise<void>,
): Promise<Outcome> {
  const job = jobOf(record);
  let entry = { job, readyAt: 0, order: 0, failedTries: record.failedTries, conflicts: 0 };
  for (;;) {
    try {
      await work();
      return { kind: 'done' };
    } catch (error) {
      const retry = retries.next(entry, error);
      if (retry === undefined) return { kind: 'hopeless', error };
      events?.jobRetried(job, error);
      if (retry.failedTries > entry.failedTries) {
        return { kind: 'later', record: { ...record, failedTries: retry.failedTries }, readyAt: retry.readyAt };
      }
      entry = { ...retry };
    }
  }
}

async function moveBack(
  stored: StoredJob,
  token: string | undefined,
  { record, readyAt }: { record: JobRecord; readyAt: number },
): Promise<never> {
  await stored.updateData(record);
  return waitUntil(stored, token, readyAt);
}

/** BullMQ learns by this error that the job was put back, and counts no failure. */
async function waitUntil(stored: StoredJob, token: string | undefined, readyAt: number): Promise<never> {
  await stored.moveToDelayed(readyAt, token);
  throw new DelayedError();
}

function busyWaitMs(stored: StoredJob, random: () => number): number {
  const ceiling = Math.min(BUSY_WAIT_MS.most, BUSY_WAIT_MS.first * 2 ** (stored.attemptsStarted - 1));
  return ceiling * (0.5 + random() / 2);
}
