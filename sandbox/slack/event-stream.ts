/** Clients close a stream that sends no data for some minutes; Node's fetch closes it after five minutes. */
const KEEP_ALIVE_MS = 20_000;
/** A reader with more unread events is disconnected. It gets the current state when it connects again. */
const MOST_UNREAD = 1000;

/**
 * Returns a response of server-sent events. `subscribe` gets a function that sends an event to the client, and returns
 * a function that ends the subscription.
 */
export function eventStream(subscribe: (send: (event: unknown) => void) => () => void): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOver = false;
      const write = (text: string) => {
        if (isOver) return;
        controller.enqueue(encoder.encode(text));
        if ((controller.desiredSize ?? 0) > -MOST_UNREAD) return;
        isOver = true;
        stop();
        controller.close();
      };
      const unsubscribe = subscribe((event) => write(`data: ${JSON.stringify(event)}\n\n`));
      const keepAlive = setInterval(() => write(': still here\n\n'), KEEP_ALIVE_MS).unref();
      stop = () => {
        unsubscribe();
        clearInterval(keepAlive);
      };
    },
    cancel() {
      stop();
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  });
}
