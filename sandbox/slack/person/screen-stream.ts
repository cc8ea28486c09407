import { eventStream } from '../event-stream.ts';
import type { User } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { screenOf } from './screen.ts';

/** The screen now, and again after every change; changes of one moment are sent once. */
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
