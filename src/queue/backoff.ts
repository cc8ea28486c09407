/** How long a failed job waits before it is tried again. */
export interface Backoff {
  /** The longest wait after the first failure. Each further failure doubles this limit, up to `maxMs`. */
  readonly baseMs: number;
  readonly maxMs: number;
}

/**
 * Returns how long to wait before the next try, in milliseconds. The longest wait is `baseMs` after the first failure,
 * and doubles with each further one, up to `maxMs`. Half of the wait is random, so that jobs that failed at the same
 * time are not all tried again at the same time.
 * @param failedTries how often the job has failed, at least 1
 * @param random returns a number from 0 up to 1
 * @param retryAfterSeconds the wait that the service asked for; the result is never shorter, and may exceed `maxMs`
 */
export function backoffMs(
  backoff: Backoff,
  failedTries: number,
  random: () => number,
  retryAfterSeconds: number | undefined,
): number {
  const ceiling = Math.min(backoff.maxMs, backoff.baseMs * 2 ** (failedTries - 1));
  return Math.max(ceiling / 2, (retryAfterSeconds ?? 0) * 1_000) + random() * (ceiling / 2);
}
