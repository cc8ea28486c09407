/**
 * A signal within this time after the first one is ignored, in milliseconds. Under npm, Ctrl+C reaches the program
 * twice: from the terminal, and from npm, which forwards it.
 */
const SAME_WISH_MS = 1000;

/**
 * Calls `stop` when the process gets SIGTERM or SIGINT for the first time.
 * @param insist called for each signal that comes more than a second later: the person does not want to wait
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
