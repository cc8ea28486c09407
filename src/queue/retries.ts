import { ConflictError, UpstreamError } from '../errors.ts';
import { type Backoff, backoffMs } from './backoff.ts';

/**
 * A job with more conflicts than this (another process saved the demo first) is given up: only a bug can cause so many.
 */
const MAX_CONFLICTS = 20;
const DEFAULT_BACKOFF: Backoff = { baseMs: 1_000, maxMs: 30_000 };

export interface RetryOptions {
  /** How often a job is tried before it is given up. */
  readonly maxTries?: number;
  readonly backoff?: Backoff;
  /** Returns a number from 0 up to 1, for the random part of a wait. */
  readonly random?: () => number;
}

/** How often a job has failed. A conflict is counted separately, not as a failed try. */
export interface Tries {
  readonly failedTries: number;
  readonly conflicts: number;
}

export interface Retries {
  /** Returns the counts including this failure, or undefined when the job is not tried again. */
  next(before: Tries, error: unknown): Tries | undefined;
  /** Returns how long to wait before the next try, in milliseconds. @param failedTries including this failure */
  waitMs(failedTries: number, error: unknown): number;
}

/** Decides which failures are worth another try, and when. */
export function createRetries(options: RetryOptions): Retries {
  const { maxTries = 6, backoff = DEFAULT_BACKOFF, random = Math.random } = options;

  return {
    next({ failedTries, conflicts }, error) {
      if (error instanceof ConflictError) {
        return conflicts < MAX_CONFLICTS ? { failedTries, conflicts: conflicts + 1 } : undefined;
      }
      const isWorthIt = error instanceof UpstreamError && failedTries + 1 < maxTries;
      return isWorthIt ? { failedTries: failedTries + 1, conflicts } : undefined;
    },

    waitMs(failedTries, error) {
      if (error instanceof ConflictError) return 0;
      const retryAfterSeconds = error instanceof UpstreamError ? error.retryAfterSeconds : undefined;
      return backoffMs(backoff, failedTries, random, retryAfterSeconds);
    },
  };
}
