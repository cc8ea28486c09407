import type { User } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { screenOf } from './screen.ts';

/** A quiet stream is cut by the reader after some minutes (by Node's fetch after five). */
const KEEP_ALIVE_MS = 20_000;

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
      const keepAlive = setInterval(
        () => controller.enqueue(encoder.encode(': still here\n\n')),
        KEEP_ALIVE_MS,
      ).unref();
      stop = () => {
        unsubscribe();
        clearInterval(keepAlive);
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
