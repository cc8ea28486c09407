import * as z from 'zod';
import { ConfigError, ConflictError, UpstreamError } from '../errors.ts';
import { type Job, PRIORITIES, type Priority } from '../scenario/ports/job-queue.ts';

export const priorityName = z.enum(Object.keys(PRIORITIES) as [Priority, ...Priority[]]);

const failure = z.object({
  name: z.enum(['UpstreamError', 'ConfigError', 'ConflictError', 'Error']),
  message: z.string(),
  service: z.enum(['aws', 'slack', 'redis']).optional(),
  code: z.string().optional(),
});
type StoredFailure = z.infer<typeof failure>;

/** The part of a job that Redis keeps: ids, counts and the last error, but never an MFA code or a secret. */
const jobRecord = z.object({
  jobId: z.string(),
  demoId: z.string(),
  priority: priorityName,
  runAt: z.number().optional(),
  /** BullMQ's count of failed attempts when the job was given up. Later attempts are tries of `onGivenUp`. */
  failedTries: z.int().nonnegative(),
  /** Why the job was given up. It is stored so that another process calls only `onGivenUp` and does not run the job. */
  failure: failure.optional(),
});
export type JobRecord = z.infer<typeof jobRecord>;

export function newJobRecord(job: Job): JobRecord {
  return { jobId: job.jobId, demoId: job.demoId, priority: job.priority, runAt: job.runAt, failedTries: 0 };
}

/** Returns the stored job, or undefined for data that this version cannot read. */
export function readJobRecord(data: unknown): JobRecord | undefined {
  return jobRecord.safeParse(data).data;
}

export function jobOf({ jobId, demoId, priority, runAt }: JobRecord): Job {
  return { jobId, demoId, priority, runAt };
}

/**
 * Returns the part of an error that is stored. The messages of our own errors hold no secrets; of other errors only the
 * name is kept.
 */
export function storedFailure(error: unknown): StoredFailure {
  if (error instanceof UpstreamError) {
    return { name: 'UpstreamError', message: error.message, service: error.service, code: error.code };
  }
  if (error instanceof ConfigError) return { name: 'ConfigError', message: error.message };
  if (error instanceof ConflictError) return { name: 'ConflictError', message: error.message };
  const kind = error instanceof Error ? error.name : typeof error;
  return { name: 'Error', message: `An unexpected failure (${kind}) in an earlier try.` };
}

/** Builds the error again from its stored part, for a later try of `onGivenUp`, perhaps in another process. */
export function restoredFailure({ name, message, service, code }: StoredFailure): Error {
  if (name === 'ConfigError') return new ConfigError(message);
  if (name === 'ConflictError') return new ConflictError(message);
  if (name === 'Error' || service === undefined) return new Error(message);
  return new UpstreamError(service, code ?? 'Unknown', message);
}
