import type { TrafficEntry } from '../../../slack/person/types.ts';

const KEPT_TRAFFIC = 300;
/** Entries are collected for this many milliseconds and shown together: a stream begins with hundreds of entries. */
const GATHER_MS = 20;

export const AWS_PATH = '/_sandbox/view/stream';
export const TRAFFIC_PATH = '/_person/traffic/stream';
export const screenPath = (userId: string) => `/_person/${encodeURIComponent(userId)}/screen/stream`;

/** The newest value of each stream, by the path of the stream. The value of the traffic is its newest 300 entries. */
export interface LiveStore {
  valueAt(path: string): unknown;
  /** Calls the listener when the value of any path changes. @returns a function that removes the listener */
  subscribe(listener: () => void): () => void;
  put(path: string, data: string): void;
  /**
   * Deletes the collected traffic: on a new connection the sandbox sends its entries again, and after a restart their
   * numbers begin at 1 again. `valueAt` still returns the old entries until a new one comes.
   */
  forgetTraffic(): void;
}

export function createLiveStore(): LiveStore {
  const values = new Map<string, unknown>();
  const listeners = new Set<() => void>();
  const traffic = new Map<number, TrafficEntry>();
  let isGathering = false;
  const tell = (path: string, value: unknown) => {
    values.set(path, value);
    for (const listener of listeners) listener();
  };
  const showTraffic = () => {
    isGathering = false;
    const numbers = [...traffic.keys()].sort((one, other) => one - other);
    for (const number of numbers.slice(0, -KEPT_TRAFFIC)) traffic.delete(number);
    tell(
      TRAFFIC_PATH,
      numbers.slice(-KEPT_TRAFFIC).map((number) => traffic.get(number)!),
    );
  };
  return {
    valueAt: (path) => values.get(path),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put: (path, data) => {
      if (path !== TRAFFIC_PATH) return tell(path, JSON.parse(data));
      const entry = JSON.parse(data) as TrafficEntry;
      traffic.set(entry.number, entry);
      if (!isGathering) setTimeout(showTraffic, GATHER_MS);
      isGathering = true;
    },
    forgetTraffic: () => traffic.clear(),
  };
}
