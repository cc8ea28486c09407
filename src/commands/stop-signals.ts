/** Ctrl+C reaches a program under npm twice: from the terminal, and from npm, which passes it on. */
const SAME_WISH_MS = 1000;

/**
 * Calls `stop` when the process is asked to end (SIGTERM or SIGINT), however often it is asked in the same second.
 * @param insist called when it is asked again later: somebody does not want to wait
 */
export function onStopSignals(stop: () => unknown, insist: () => void): { isAsked(): boolean } {
  let askedAt: number | undefined;
  const onSignal = () => {
    const now = performance.now();
    if (askedAt === undefined) {
      askedAt = now;
      stop();
    } else if (now - askedAt > SAME_WISH_MS) {
      insist();
    }
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  return { isAsked: () => askedAt !== undefined };
}
