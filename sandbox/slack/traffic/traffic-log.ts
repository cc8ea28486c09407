import type { TrafficEntry } from '../person/types.ts';
import { hideSecrets } from './hide-secrets.ts';

const KEPT = 300;

export type Started = Pick<TrafficEntry, 'direction' | 'kind' | 'person' | 'payload'> & {
  /** Gets the payload without its secrets. */
  summarize(payload: unknown): string;
};
type Outcome = Pick<TrafficEntry, 'status' | 'answer'>;

/** The newest 300 exchanges between Slack and the app, without secrets. */
export interface TrafficLog {
  /**
   * Records an exchange. Returns a function that sets its outcome. If this function is called more than once, the last
   * outcome counts.
   */
  open(started: Started): (outcome: Outcome) => void;
  /** Returns the stored entries, oldest first. */
  newest(): TrafficEntry[];
  /** Calls `listener` with every new and changed entry. Returns the function that ends the subscription. */
  onEntry(listener: (entry: TrafficEntry) => void): () => void;
  /** Removes all entries. The numbers of later entries continue to rise. */
  clear(): void;
}

export function createTrafficLog(now: () => number): TrafficLog {
  const ring: TrafficEntry[] = [];
  const listeners = new Set<(entry: TrafficEntry) => void>();
  let lastNumber = 0;
  let firstNumber = 1;
  const tell = (entry: TrafficEntry) => {
    if (entry.number >= firstNumber && entry.number > lastNumber - KEPT) ring[entry.number % KEPT] = entry;
    for (const listener of listeners) listener(entry);
  };
  return {
    open({ direction, kind, person, payload, summarize }) {
      lastNumber += 1;
      const shown = hideSecrets(payload);
      const startedAt = performance.now();
      let entry: TrafficEntry = {
        number: lastNumber,
        at: now(),
        direction,
        kind: kind.slice(0, 80),
        summary: summarize(shown),
        person,
        status: 'waiting',
        payload: shown,
      };
      tell(entry);
      return ({ status, answer }) => {
        const tookMs = Math.round(performance.now() - startedAt);
        entry = { ...entry, status, tookMs, answer: hideSecrets(answer) };
        tell(entry);
      };
    },
    newest: () => Object.values(ring).sort((one, other) => one.number - other.number),
    onEntry(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      ring.length = 0;
      firstNumber = lastNumber + 1;
    },
  };
}
