import type { SlackState } from '../state/state.ts';

export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: object;
  readonly acceptsResponsePayload: boolean;
}

/** What became of a payload: acknowledged in time, not in time, or there was no app to give it to. */
export type Delivery =
  | { readonly kind: 'acknowledged'; readonly payload: unknown }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable' };

/** What every interaction needs. */
export interface Slack {
  readonly state: SlackState;
  /** Hands a payload to the app and waits for its acknowledgement, at most the ack limit. Never rejects. */
  deliver(envelope: Envelope): Promise<Delivery>;
}
