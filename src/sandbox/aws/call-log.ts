import type { AwsCallView } from './view-types.ts';

const KEPT = 500;

/** The newest calls, and a bell for whoever shows them. */
export interface CallLog {
  readonly calls: readonly AwsCallView[];
  /** Rises with every call. */
  readonly count: number;
  add(call: Omit<AwsCallView, 'number'>): void;
  /** @returns how to stop listening */
  onCall(listener: () => void): () => void;
}

export function createCallLog(): CallLog {
  const calls: AwsCallView[] = [];
  const listeners = new Set<() => void>();
  let count = 0;
  return {
    calls,
    get count() {
      return count;
    },
    add(call) {
      count += 1;
      calls.push({ number: count, ...call });
      if (calls.length > KEPT) calls.shift();
      for (const listener of listeners) listener();
    },
    onCall(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
