import type { Deliver } from '../interactivity/deliver.ts';
import type { SlackState } from '../state/state.ts';

/** Ignores the outcome of a delivery that was sent before a reset, so that it changes nothing after the reset. */
export function withStory(state: SlackState, deliver: Deliver): Deliver {
  return async (envelope) => {
    const { story } = state;
    const delivery = await deliver(envelope);
    return state.story === story ? delivery : { kind: 'acknowledged', payload: {} };
  };
}
