export type StopSignal = 'SIGINT' | 'SIGTERM';

/**
 * Resolves when the process is asked to end. Later signals are taken and change nothing: under npm, Ctrl+C comes twice,
 * from the terminal and from npm, and the second one must not end a stop that is under way.
 */
export function askedToStop(): Promise<StopSignal> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, resolve);
  });
}
