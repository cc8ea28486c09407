/** How long calls are collected, in milliseconds: changes often come in groups and are shown together. */
const GATHER_MS = 500;

/** Runs work for a key after a short time, once for all calls in that time. */
export interface Soon<Input> {
  run(key: string, input: Input): void;
  /** Begins all waiting work immediately, and resolves when all work is done. */
  settled(): Promise<void>;
}

/** @param work must not throw */
export function createSoon<Input>(work: (input: Input) => Promise<void>): Soon<Input> {
  const waiting = new Map<string, { readonly input: Input; readonly timer: NodeJS.Timeout }>();
  const running = new Set<Promise<void>>();

  function begin(key: string): void {
    const asked = waiting.get(key);
    if (!asked) return;
    waiting.delete(key);
    clearTimeout(asked.timer);
    const run = work(asked.input).finally(() => running.delete(run));
    running.add(run);
  }

  return {
    run: (key, input) => {
      if (waiting.has(key)) return;
      waiting.set(key, { input, timer: setTimeout(() => begin(key), GATHER_MS).unref() });
    },
    settled: async () => {
      for (const key of [...waiting.keys()]) begin(key);
      await Promise.all(running);
    },
  };
}
