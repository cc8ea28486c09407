import type { SlackState } from '../state/state.ts';

export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: object;
  readonly acceptsResponsePayload: boolean;
  /** Whether this is an event about an action of the app. */
  readonly isEcho?: boolean | undefined;
  /** Set when an event is sent again; `attempt` is 1 for the first retry. */
  readonly retry?: { readonly attempt: number; readonly reason: RetryReason } | undefined;
}

export type RetryReason = 'http_timeout' | 'http_error' | 'connection_failed';

/** The outcome of a delivery: acknowledged in time, not acknowledged in time, or not accepted. */
export type Delivery =
  | { readonly kind: 'acknowledged'; readonly payload: unknown }
  | { readonly kind: 'timeout' }
  | {
      readonly kind: 'failed';
      /** The error. Slack shows it to a person who typed a command. */
      readonly word: 'dispatch_failed' | 'http_client_error' | 'http_service_error' | 'invalid_response';
      /** Whether the app asked Slack not to retry. */
      readonly isFinal?: boolean | undefined;
    };

/** Sends a payload to the app and waits for its acknowledgement, at most for the limit `ackLimitMs`. Never rejects. */
export type Deliver = (envelope: Envelope) => Promise<Delivery>;

/** The state of the workspace, and the function that sends payloads to the app. */
export interface Slack {
  readonly state: SlackState;
  readonly deliver: Deliver;
}
