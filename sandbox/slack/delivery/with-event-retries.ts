import type { Deliver, Delivery, Envelope, RetryReason } from '../interactivity/deliver.ts';
import type { Timers } from './timers.ts';

/** Slack's delays before each retry: almost none, one minute, five minutes (docs.slack.dev/apis/events-api#retries). */
export const RETRY_DELAYS_MS: readonly number[] = [200, 60_000, 300_000];

/**
 * If the app does not acknowledge an event, sends this event again, with the same `event_id`, after each of `delaysMs`,
 * until the app acknowledges it, or answers with an error and asks Slack not to retry.
 */
export function withEventRetries(deliver: Deliver, timers: Timers, delaysMs: readonly number[]): Deliver {
  const attempt: Deliver = async (envelope) => {
    const delivery = await deliver(envelope);
    const reason = reasonToRetry(delivery);
    const retries = envelope.retry?.attempt ?? 0;
    const delayMs = delaysMs[retries];
    if (envelope.type === 'events_api' && reason && delayMs !== undefined) {
      const again: Envelope = { ...envelope, retry: { attempt: retries + 1, reason } };
      timers.after(delayMs, () => void attempt(again));
    }
    return delivery;
  };
  return attempt;
}

function reasonToRetry(delivery: Delivery): RetryReason | undefined {
  if (delivery.kind === 'acknowledged') return undefined;
  if (delivery.kind === 'timeout') return 'http_timeout';
  if (delivery.isFinal) return undefined;
  return delivery.word === 'dispatch_failed' ? 'connection_failed' : 'http_error';
}
