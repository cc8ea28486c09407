import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { ReceiverEvent } from '@slack/bolt';

/** The longest time that work waits for the acknowledgements of other events, in milliseconds. */
const LONGEST_WAIT_MS = 1000;
/**
 * Work begins when no event has arrived for this time, in milliseconds, because clicks of many people at the same
 * moment arrive a few milliseconds apart.
 */
const QUIET_MS = 10;
/** For how many events the work begins before the bot checks again for new events. */
const AT_ONCE = 10;

/** Submitted forms go first: the MFA codes in them are valid for seconds. */
const URGENT = 'view_submission';

interface AcksFirst {
  /** Notes that a connection or a request has arrived, which will soon be an event. */
  arrives(): void;
  /**
   * Returns the event with an acknowledgement that resolves later. The caller calls `done` when the event is handled.
   */
  take(event: ReceiverEvent): { readonly event: ReceiverEvent; done(): void };
}

/**
 * Runs acknowledgements before work. When many people press a button at the same moment, the work for the first person
 * could delay the acknowledgement for the last person beyond Slack's three seconds. So each acknowledgement is sent at
 * once, but its listener continues only when every other event is acknowledged and no event has just arrived, or after
 * LONGEST_WAIT_MS. Work begins in the order of the acknowledgements, but submitted forms go first.
 * @param now milliseconds of a monotonic clock
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
      // Before this promise resolves, Node reads the events that arrived during the last pause.
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
