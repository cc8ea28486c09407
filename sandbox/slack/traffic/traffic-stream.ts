import { eventStream } from '../event-stream.ts';
import type { SlackState } from '../state/state.ts';

/** Streams the newest entries, then every new and every changed entry. */
export function trafficStream(state: SlackState): Response {
  return eventStream((send) => {
    for (const entry of state.traffic.newest()) send(entry);
    return state.traffic.onEntry(send);
  });
}
