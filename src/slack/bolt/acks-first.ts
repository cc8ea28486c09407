import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { ReceiverEvent } from '@slack/bolt';

/** Work waits no longer than this for the acknowledgements of others, in milliseconds. */
const LONGEST_WAIT_MS = 1000;
/** Work begins when nothing has arrived for so many milliseconds: of people who press at the same moment, one arrives after the other. */
const QUIET_MS = 10;
/** How many events begin their work between two looks at what has arrived. */
const AT_ONCE = 10;

/** What a person has typed goes first: codes are valid for seconds. */
const URGENT = 'view_submission';

interface AcksFirst {
  /** To be called when something arrives that will become an event, such as a connection. */
  arrives(): void;
  /** Wraps an event; `done` is to be called when it has been handled. */
  take(event: ReceiverEvent): { readonly event: ReceiverEvent; done(): void };
}

/**
 * Lets acknowledgements go before work. When many people press something in the same moment, the work for the first would keep the last
 * from being acknowledged within Slack's three seconds: so an acknowledgement resolves for its listener when no other event is open,
 * and none has just arrived. Work begins in the order of the acknowledgements, that of submitted forms before all other.
 * @param now in milliseconds, from any beginning
 */
export function createAcksFirst(now = () => performance.now()): AcksFirst {
  const waiting: { readonly until: number; readonly isUrgent: boolean; begin(): void }[] = [];
  let open = 0;
  let arrivedAt = Number.NEGATIVE_INFINITY;

  const begin = (count: number) => {
    for (const { begin } of waiting.splice(0, count)) begin();
  };
  const beginInTurn = async () => {
    while (waiting.length > 0) {
      // Also after a pause: what has arrived in it is read between timers and this.
      await nextTurn();
      begin(waiting.filter(({ until }) => until <= now()).length);
      if (open === 0 && now() - arrivedAt >= QUIET_MS) begin(AT_ONCE);
      else if (waiting.length > 0) await sleep(QUIET_MS);
    }
  };
  const turn = (isUrgent: boolean) =>
    new Promise<void>((resolve) => {
      const ahead = isUrgent ? waiting.filter((other) => other.isUrgent).length : waiting.length;
      waiting.splice(ahead, 0, { until: now() + LONGEST_WAIT_MS, isUrgent, begin: resolve });
      if (waiting.length === 1) void beginInTurn();
    });
  const arrives = () => {
    arrivedAt = now();
  };

  return {
    arrives,
    take: (event) => {
      arrives();
      open += 1;
      let isOpen = true;
      const done = () => {
        if (isOpen) open -= 1;
        isOpen = false;
      };
      const ack: ReceiverEvent['ack'] = async (answer) => {
        try {
          await event.ack(answer);
        } finally {
          done();
        }
        await turn(event.body.type === URGENT);
      };
      return { event: { ...event, ack }, done };
    },
  };
}
