import type { Deliver } from '../interactivity/deliver.ts';
import type { SlackState } from '../state/state.ts';

/** What was delivered before a reset shows no one anything after it. */
export function withStory(state: SlackState, deliver: Deliver): Deliver {
  return async (envelope) => {
    const { story } = state;
    const delivery = await deliver(envelope);
    return state.story === story ? delivery : { kind: 'acknowledged', payload: {} };
  };
}
