/**
 * How many codes of a device are sent to AWS in three minutes. AWS checks about nine, right or wrong, and then refuses
 * right codes too. (Recorded on AWS; AWS does not document it.) The bot sends one code less. Before each code it counts
 * the codes of the last three minutes, because it does not know when AWS begins to count.
 */
export const MOST_TRIES = 8;
const WINDOW_MS = 180_000;

/**
 * Returns when the next code may be sent to AWS, in epoch milliseconds; 0 if it may be sent now.
 * @param tries times of earlier tries
 */
export function nextTryAt(tries: readonly number[] = []): number {
  const oldest = tries.at(-MOST_TRIES);
  return oldest === undefined ? 0 : oldest + WINDOW_MS;
}

/** Returns the tries with one more. Only tries that `nextTryAt` needs are kept. */
export function withTry(tries: readonly number[] = [], now: number): number[] {
  return [...tries, now].slice(-MOST_TRIES);
}
