import { setTimeout as sleep } from 'node:timers/promises';
import type { ReceiverEvent } from '@slack/bolt';

/** What a listener does after its acknowledgement waits no longer than this for the acknowledgements of others, in milliseconds. */
const LONGEST_WAIT_MS = 1000;

/**
 * Lets acknowledgements go before work. When many people press something in the same moment, the work for the first would keep the last
 * from being acknowledged within Slack's three seconds: so an acknowledgement resolves for its listener when no other event is open.
 * @returns wraps an event; `done` is to be called when it has been handled
 */
export function createAcksFirst() {
  let open = 0;
  let isQuiet = Promise.resolve();
  let becomesQuiet: () => void = () => undefined;

  return (event: ReceiverEvent): { readonly event: ReceiverEvent; done(): void } => {
    if (open === 0) {
      isQuiet = new Promise((resolve) => {
        becomesQuiet = resolve;
      });
    }
    open += 1;
    let isOpen = true;
    const done = () => {
      if (!isOpen) return;
      isOpen = false;
      open -= 1;
      if (open === 0) becomesQuiet();
    };
    const ack: ReceiverEvent['ack'] = async (answer) => {
      try {
        await event.ack(answer);
      } finally {
        done();
      }
      // What has arrived and was not read yet is opened first.
      await new Promise((resolve) => setImmediate(resolve));
      if (open > 0) await Promise.race([isQuiet, sleep(LONGEST_WAIT_MS, undefined, { ref: false })]);
    };
    return { event: { ...event, ack }, done };
  };
}
