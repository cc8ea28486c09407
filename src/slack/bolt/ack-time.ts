import type { ReceiverEvent } from '@slack/bolt';

/** @param kind what was acknowledged: `slash_command`, `block_actions`, `view_submission` ... */
export type OnAck = (kind: string, seconds: number) => void;

/** The same event, whose acknowledgement tells how long it took. */
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

/** A word out of a few: it becomes a label, and what Slack sends could be anything. */
function kindOf({ command, type }: Record<string, unknown>): string {
  if (typeof command === 'string') return 'slash_command';
  return typeof type === 'string' && KINDS.has(type) ? type : 'other';
}
