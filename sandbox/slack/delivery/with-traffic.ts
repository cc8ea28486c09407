import type { Deliver, Delivery, Envelope } from '../interactivity/deliver.ts';
import type { TrafficEntry } from '../person/types.ts';
import type { SlackState } from '../state/state.ts';
import { personOf, summaryOf } from '../traffic/summaries.ts';

/** Records every delivery and its outcome in the traffic log. */
export function withTraffic(state: SlackState, deliver: Deliver): Deliver {
  return async (envelope) => {
    const { payload, retry } = envelope;
    const kind = kindOf(envelope);
    const again = retry ? ` (attempt ${retry.attempt + 1}: ${retry.reason})` : '';
    const settle = state.traffic.open({
      direction: 'to-app',
      kind,
      payload,
      person: personOf(state, payload),
      summarize: (shown) => `${summaryOf(state, kind, shown)}${again}`,
    });
    const delivery = await deliver(envelope);
    settle(outcomeOf(delivery));
    return delivery;
  };
}

function kindOf({ type, payload }: Envelope): string {
  const { type: interaction, event } = payload as { type?: string; event?: { type?: string } };
  const detail = { slash_commands: undefined, interactive: interaction, events_api: event?.type }[type];
  return detail === undefined ? type : `${type}:${detail}`;
}

function outcomeOf(delivery: Delivery): Pick<TrafficEntry, 'status' | 'answer'> {
  if (delivery.kind === 'acknowledged') return { status: 'answered', answer: delivery.payload };
  if (delivery.kind === 'timeout') return { status: 'too-late' };
  return { status: 'failed', answer: { error: delivery.word } };
}
