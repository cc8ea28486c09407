import type { ReceiverEvent } from '@slack/bolt';

/**
 * @param kind `slash_command`, `block_actions`, `view_submission` ... or `other`
 * @param seconds from the arrival of the event to its acknowledgement
 */
export type OnAck = (kind: string, seconds: number) => void;

/** Returns the same event with an acknowledgement that reports to `onAck` how long the event waited for it. */
export function timed(event: ReceiverEvent, onAck: OnAck): ReceiverEvent {
  const begunAt = performance.now();
  const ack: ReceiverEvent['ack'] = (answer) => {
    const seconds = (performance.now() - begunAt) / 1000;
    const sent = event.ack(answer);
    onAck(kindOf(event.body), seconds);
    return sent;
  };
  return { ...event, ack };
}

const KINDS = new Set(['block_actions', 'view_submission', 'view_closed', 'event_callback']);

/** Returns one of a few kinds, because the kind becomes a metric label, and Slack's type could be any text. */
function kindOf({ command, type }: Record<string, unknown>): string {
  if (typeof command === 'string') return 'slash_command';
  return typeof type === 'string' && KINDS.has(type) ? type : 'other';
}
