import { ConflictError, UpstreamError } from '../errors.ts';
import type { Clock } from '../scenario/ports/clock.ts';
import { type Backoff, backoffMs } from './backoff.ts';
import type { WaitingJob } from './waiting-jobs.ts';

/** More conflicts than people and timers can cause: something saves in a circle. */
const MAX_CONFLICTS = 20;
const DEFAULT_BACKOFF: Backoff = { baseMs: 1_000, maxMs: 30_000 };

export interface RetryOptions {
  readonly clock: Clock;
  /** How often a job is tried before it is given up. */
  readonly maxTries?: number;
  readonly backoff?: Backoff;
  /** 0 up to 1, for the jitter. */
  readonly random?: () => number;
}

export interface Retries {
  /** The failed job as it should wait now, or nothing when trying again is of no use. */
  next(failed: WaitingJob, error: unknown): WaitingJob | undefined;
}

/** Which failures are worth another try, and when. */
export function createRetries(options: RetryOptions): Retries {
  const { clock, maxTries = 6, backoff = DEFAULT_BACKOFF, random = Math.random } = options;

  return {
    next(failed, error) {
      if (error instanceof ConflictError) {
        const conflicts = failed.conflicts + 1;
        return conflicts <= MAX_CONFLICTS ? { ...failed, conflicts } : undefined;
      }
      const failedTries = failed.failedTries + 1;
      if (!(error instanceof UpstreamError) || failedTries >= maxTries) return undefined;
      const waitMs = backoffMs(backoff, failedTries, random, error.retryAfterSeconds);
      return { ...failed, failedTries, readyAt: clock.now() + waitMs };
    },
  };
}
