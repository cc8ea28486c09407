/**
 * What a server answers that was a primary and is one no longer, or not yet one that can be used. The name that leads to the primary
 * may lead elsewhere by now. Nothing was executed.
 */
const OF_ANOTHER_SERVER = /\b(?:READONLY|UNBLOCKED|MASTERDOWN|LOADING|NOREPLICAS)\b/;
/** For this long a refused command is sent again, in milliseconds: a person waits for the answer. */
const SENT_AGAIN_MS = 2_000;

/**
 * Connects again when the server refuses what a primary takes, and sends the command once more; a refusal that lasts is passed on.
 * @param now epoch milliseconds
 */
export function reconnectOnRefusal(now: () => number): (error: Error) => false | 1 | 2 {
  let [firstAt, lastAt] = [0, 0];
  return (error) => {
    if (!OF_ANOTHER_SERVER.test(error.message)) return false;
    if (now() - lastAt > SENT_AGAIN_MS) firstAt = now();
    lastAt = now();
    return lastAt - firstAt < SENT_AGAIN_MS ? 2 : 1;
  };
}
