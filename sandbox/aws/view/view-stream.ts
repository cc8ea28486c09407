import type { CallLog } from './call-log.ts';
import type { AwsView } from './view-types.ts';

/** Changes within this time become one update, in milliseconds. */
const GATHER_MS = 25;
/**
 * The pause between two updates, in multiples of the time that it takes to build a view. So large accounts are sent
 * less often.
 */
const PAUSE_FACTOR = 4;
const LONGEST_WAIT_MS = 60_000;

export interface ViewStreams {
  open(): Response;
  /** Ends every stream, so that the server can stop. */
  closeAll(): void;
}

/** Streams the whole view as server-sent events: at once, after each change, and when a change has propagated. */
export function createViewStreams(log: CallLog, view: () => AwsView): ViewStreams {
  const closers = new Set<() => void>();
  return {
    open() {
      let leave = () => {};
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          const stop = watch(log, view, (current) => {
            controller.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(current)}\n\n`));
          });
          const close = () => {
            leave();
            controller.close();
          };
          leave = () => {
            stop();
            closers.delete(close);
          };
          closers.add(close);
        },
        cancel: () => leave(),
      });
      // The connection ends with the stream. An open connection would keep the server from closing.
      const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'close' };
      return new Response(stream, { headers });
    },
    closeAll() {
      for (const close of [...closers]) close();
    },
  };
}

function watch(log: CallLog, view: () => AwsView, send: (current: AwsView) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let sentRevision = -1;
  let gatherMs = GATHER_MS;
  const show = () => {
    const startedAt = performance.now();
    const current = view();
    if (current.revision !== sentRevision) send(current);
    sentRevision = current.revision;
    gatherMs = Math.max(GATHER_MS, PAUSE_FACTOR * (performance.now() - startedAt));
    const { settlesAt, clock } = current;
    timer = settlesAt === undefined ? undefined : after(settlesAt - clock.now);
  };
  const after = (milliseconds: number) => {
    const wait = Math.min(Math.max(milliseconds, GATHER_MS), LONGEST_WAIT_MS);
    return setTimeout(show, wait).unref();
  };
  let gathering = false;
  const stopListening = log.onChange(() => {
    if (gathering) return;
    gathering = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      gathering = false;
      show();
    }, gatherMs);
  });
  show();
  return () => {
    stopListening();
    clearTimeout(timer);
  };
}
