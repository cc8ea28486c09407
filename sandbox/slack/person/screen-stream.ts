import { eventStream } from '../event-stream.ts';
import type { User } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { screenOf } from './screen.ts';

/**
 * Streams the screen of a person: the current screen, then the screen after every change. Several changes in one tick
 * of the event loop are sent as one.
 */
export function screenStream(state: SlackState, user: User): Response {
  return eventStream((send) => {
    let pending: NodeJS.Immediate | undefined;
    const sendScreen = () => {
      pending = undefined;
      send(screenOf(state, user));
    };
    const unsubscribe = state.onChange(() => {
      pending ??= setImmediate(sendScreen);
    });
    sendScreen();
    return () => {
      unsubscribe();
      clearImmediate(pending);
    };
  });
}
