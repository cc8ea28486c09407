/** How long to wait before a job is tried again; all in milliseconds. */
export interface Backoff {
  readonly baseMs: number;
  readonly maxMs: number;
}

/**
 * Returns a wait in milliseconds. It doubles with every failed try up to `maxMs`; half of it is random, so that jobs which failed
 * together are not tried again together.
 * @param failedTries how often the job has failed so far, from 1
 * @param retryAfterSeconds what the service asked for; the wait is never shorter
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
