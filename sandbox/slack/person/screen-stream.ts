import { eventStream } from '../event-stream.ts';
import type { User } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { screenOf } from './screen.ts';

/** Streams the screen of a person: now and after every change. Changes in one tick are sent as one. */
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
