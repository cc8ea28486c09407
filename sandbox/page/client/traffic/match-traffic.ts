import type { TrafficEntry } from '../../../slack/person/types.ts';

export interface TrafficFilter {
  readonly text: string;
  /** A user id; empty for everybody. */
  readonly person: string;
  readonly direction: TrafficEntry['direction'] | '';
}

export const noTrafficFilter: TrafficFilter = { text: '', person: '', direction: '' };

export function matchesTraffic(entry: TrafficEntry, filter: TrafficFilter, name: string | undefined): boolean {
  if (filter.person !== '' && entry.person !== filter.person) return false;
  if (filter.direction !== '' && entry.direction !== filter.direction) return false;
  const text = [entry.kind, entry.summary, entry.status, name].join(' ').toLowerCase();
  return text.includes(filter.text.trim().toLowerCase());
}
