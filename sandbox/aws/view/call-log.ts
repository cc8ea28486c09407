import type { AwsCallView } from './view-types.ts';

/** Number of calls kept, which `/_sandbox/calls` can return. */
const KEPT = 5000;

/** Keeps the newest calls, and calls listeners after each change. */
export interface CallLog {
  /** Number of calls since the start, and the number of the newest call. */
  readonly count: number;
  /** Increases with each call and each other change. */
  readonly revision: number;
  add(call: Omit<AwsCallView, 'number'>): void;
  /** Returns the newest calls, oldest first. */
  newest(limit: number): AwsCallView[];
  /** Returns the kept calls with a higher number, oldest first. */
  since(number: number): AwsCallView[];
  /** Removes all calls. Numbers continue, so that readers miss no call. */
  clear(): void;
  /** Calls the listeners after a change that is no call. */
  touch(): void;
  /** @returns a function that removes the listener */
  onChange(listener: () => void): () => void;
}

/** Keeps the calls in a ring buffer, so that adding takes constant time. */
export function createCallLog(kept = KEPT): CallLog {
  let ring: AwsCallView[] = [];
  let count = 0;
  let forgotten = 0;
  let revision = 0;
  const listeners = new Set<() => void>();
  const touch = () => {
    revision += 1;
    for (const listener of listeners) listener();
  };
  const since = (number: number) => {
    const first = Math.max(number, count - kept, forgotten, 0);
    return Array.from({ length: Math.max(0, count - first) }, (_, index) => ring[(first + index) % kept]!);
  };
  return {
    get count() {
      return count;
    },
    get revision() {
      return revision;
    },
    add(call) {
      ring[count % kept] = { number: count + 1, ...call };
      count += 1;
      touch();
    },
    newest: (limit) => since(count - limit),
    since,
    clear() {
      ring = [];
      forgotten = count;
      touch();
    },
    touch,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
