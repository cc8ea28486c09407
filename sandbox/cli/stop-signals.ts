export type StopSignal = 'SIGINT' | 'SIGTERM';

/**
 * Resolves at the first SIGINT or SIGTERM. Later signals are ignored: under npm, Ctrl+C sends two, from the terminal
 * and from npm, and the second one must not interrupt the stop.
 */
export function askedToStop(): Promise<StopSignal> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, resolve);
  });
}
