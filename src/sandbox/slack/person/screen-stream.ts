import type { User } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { screenOf } from './screen.ts';

/** Server-sent events: the screen now, and again after every change; changes of one moment are sent once. */
export function screenStream(state: SlackState, user: User): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  let pending: NodeJS.Immediate | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = () => {
        pending = undefined;
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(screenOf(state, user))}\n\n`));
      };
      const unsubscribe = state.onChange(() => {
        pending ??= setImmediate(send);
      });
      stop = () => {
        unsubscribe();
        clearImmediate(pending);
      };
      send();
    },
    cancel() {
      stop();
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  });
}
