type Open = (path: string) => Response | Promise<Response>;

/**
 * Merges several streams of server-sent events into one. The name of each event is the path of its stream. A browser
 * allows six connections to one address over all windows, so each window uses only one. A stream that cannot be opened
 * is left out. When one stream ends, all end, and the browser connects again.
 */
export async function liveStream(paths: readonly string[], open: Open): Promise<Response> {
  const opened = await Promise.all(paths.map(async (path) => ({ path, response: await open(path) })));
  const sources = opened.flatMap(({ path, response }) => {
    if (response.ok && response.body) return [{ path, reader: response.body.getReader() }];
    void response.body?.cancel();
    return [];
  });
  const leave = () => Promise.allSettled(sources.map(({ reader }) => reader.cancel()));
  let isOver = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const end = () => {
        if (isOver) return;
        isOver = true;
        controller.close();
        void leave();
      };
      const encoder = new TextEncoder();
      for (const { path, reader } of sources) {
        const send = (event: string) => {
          if (!isOver) controller.enqueue(encoder.encode(`event: ${path}\n${event}\n\n`));
        };
        void eachEvent(reader, send).then(end, end);
      }
    },
    async cancel() {
      isOver = true;
      await leave();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
}

async function eachEvent(reader: ReadableStreamDefaultReader<Uint8Array>, onEvent: (event: string) => void) {
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) onEvent(event);
  }
}
