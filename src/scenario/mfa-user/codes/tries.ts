/**
 * The most tries of a device in three minutes. A try is one code, or one pair of codes, that is sent to AWS. AWS checks
 * about nine tries, right or wrong, and then refuses right codes too. (Recorded on AWS; AWS does not document it.) The
 * bot makes one try less. Before each try it counts the tries of the last three minutes, because it does not know when
 * AWS begins to count.
 */
export const MOST_TRIES = 8;
const WINDOW_MS = 180_000;

/**
 * Returns the earliest time at which the next code may be sent to AWS, in epoch milliseconds. If this time has passed,
 * or is 0, the code may be sent now.
 * @param tries when earlier codes were sent, the newest time last
 */
export function nextTryAt(tries: readonly number[] = []): number {
  const oldest = tries.at(-MOST_TRIES);
  return oldest === undefined ? 0 : oldest + WINDOW_MS;
}

/** Adds a try to the list of tries. Keeps only the tries that `nextTryAt` needs. */
export function withTry(tries: readonly number[] = [], now: number): number[] {
  return [...tries, now].slice(-MOST_TRIES);
}
