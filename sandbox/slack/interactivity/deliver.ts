import type { SlackState } from '../state/state.ts';

export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: object;
  readonly acceptsResponsePayload: boolean;
  /** An event about what the app did itself. */
  readonly isEcho?: boolean | undefined;
  /** Set when an event is sent again: 1 for the first time. */
  readonly retry?: { readonly attempt: number; readonly reason: RetryReason } | undefined;
}

export type RetryReason = 'http_timeout' | 'http_error' | 'connection_failed';

/** What became of a payload: acknowledged in time, not in time, or not taken. */
export type Delivery =
  | { readonly kind: 'acknowledged'; readonly payload: unknown }
  | { readonly kind: 'timeout' }
  | {
      readonly kind: 'failed';
      /** As Slack tells the person. */
      readonly word: 'dispatch_failed' | 'http_client_error' | 'http_service_error' | 'invalid_response';
      /** The app asked for no further attempt. */
      readonly isFinal?: boolean | undefined;
    };

/** Hands a payload to the app and waits for its acknowledgement, at most the ack limit. Never rejects. */
export type Deliver = (envelope: Envelope) => Promise<Delivery>;

/** What every interaction needs. */
export interface Slack {
  readonly state: SlackState;
  readonly deliver: Deliver;
}
