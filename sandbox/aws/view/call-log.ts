import type { AwsCallView } from './view-types.ts';

/** As many as `/_sandbox/calls` can give back. */
const KEPT = 5000;

/** The newest calls, and a bell for whoever shows the account. */
export interface CallLog {
  /** How many there were since the start; also the number of the newest. */
  readonly count: number;
  /** Rises with every call and every other change that was told. */
  readonly revision: number;
  add(call: Omit<AwsCallView, 'number'>): void;
  /** The newest ones, oldest first. */
  newest(limit: number): AwsCallView[];
  /** Those with a higher number that are still kept, oldest first. */
  since(number: number): AwsCallView[];
  /** Forgets the calls; numbers go on, so that nobody who follows them misses one. */
  clear(): void;
  /** Something has changed without a call. */
  touch(): void;
  /** @returns how to stop listening */
  onChange(listener: () => void): () => void;
}

/** A ring: adding costs the same however many there are. */
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
