import type { CallLog } from './call-log.ts';
import type { AwsView } from './view-types.ts';

/** Bursts of calls become one update. */
const GATHER_MS = 25;
/** An account so large that a view takes long is shown less often: this many times as long lies between two. */
const PAUSE_FACTOR = 4;
const LONGEST_WAIT_MS = 60_000;

export interface ViewStreams {
  open(): Response;
  /** Ends every stream, so that the server can stop. */
  closeAll(): void;
}

/** Server-sent events: the whole view at once, and again after each change, also one that time alone makes. */
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
      // A stream's connection serves nothing else; kept alive, it would hold up a server that stops.
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
