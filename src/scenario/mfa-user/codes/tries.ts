/**
 * AWS verifies about nine codes per device in three minutes, good or bad, and then refuses right ones too (recorded, and no promise
 * of AWS). One less is used, in any three minutes and not only in AWS's own windows.
 */
export const MOST_TRIES = 8;
const WINDOW_MS = 180_000;

/** When the next code may be sent to AWS, in epoch milliseconds; 0 when no try has to be waited for. */
export function nextTryAt(tries: readonly number[] = []): number {
  const oldest = tries.at(-MOST_TRIES);
  return oldest === undefined ? 0 : oldest + WINDOW_MS;
}

/** Adds a try; only those that can still count are kept. */
export function withTry(tries: readonly number[] = [], now: number): number[] {
  return [...tries, now].slice(-MOST_TRIES);
}
