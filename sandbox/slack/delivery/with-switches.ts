import type { Deliver } from '../interactivity/deliver.ts';
import type { SlackState } from '../state/state.ts';
import type { Timers } from './timers.ts';

/**
 * Delays or repeats deliveries, as the switches of the workspace say. A delivery whose delay is longer than the time to
 * acknowledge still reaches the app later, as on a slow network.
 */
export function withSwitches(state: SlackState, timers: Timers, deliver: Deliver): Deliver {
  const duplicated: Deliver = (envelope) => {
    const isTwice = state.switches.deliverTwice || (state.duplicatesLeft > 0 && !envelope.isEcho);
    if (!envelope.isEcho) state.duplicatesLeft = Math.max(0, state.duplicatesLeft - 1);
    const first = deliver(envelope);
    return isTwice ? Promise.race([first, deliver(envelope)]) : first;
  };
  return (envelope) => {
    const { slowAppMs, ackLimitMs } = state.switches;
    if (slowAppMs === 0) return duplicated(envelope);
    return new Promise((resolve) => {
      const giveUp = () => resolve({ kind: 'timeout' });
      timers.after(slowAppMs, () => void duplicated(envelope).then(resolve), giveUp);
      timers.after(ackLimitMs, giveUp, giveUp);
    });
  };
}
