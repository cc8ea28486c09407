/**
 * The errors of a server that is not a primary any more, or that cannot be used as one yet. A new connection may reach
 * another server, because the host name can lead to a new primary. With these errors, no command was executed.
 */
const OF_ANOTHER_SERVER = /\b(?:READONLY|UNBLOCKED|MASTERDOWN|LOADING|NOREPLICAS)\b/;
/** How long refused commands are sent again. The time is short, because a person waits for the answer. */
const SENT_AGAIN_MS = 2_000;

/**
 * Returns the function for ioredis's `reconnectOnError`. When a server answers that it is not a usable primary, ioredis
 * connects again and sends the command again (2). If this goes on for two seconds, ioredis only connects again, and the
 * command fails (1).
 * @param now returns epoch milliseconds
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
