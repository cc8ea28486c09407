import type { ReceiverEvent } from '@slack/bolt';

export interface Acknowledgements {
  /** The same event, of which it is known whether it was acknowledged. */
  noted(event: ReceiverEvent): ReceiverEvent;
  /** Acknowledges what its listener could not: Bolt leaves that open, and Slack tells the person that the app is dead. */
  settle(body: unknown): Promise<void>;
}

export function createAcknowledgements(): Acknowledgements {
  const open = new WeakMap<object, ReceiverEvent['ack']>();
  return {
    noted: (event) => {
      const { body } = event;
      open.set(body, event.ack);
      const ack: ReceiverEvent['ack'] = (answer) => {
        open.delete(body);
        return event.ack(answer);
      };
      return { ...event, ack };
    },
    settle: async (body) => {
      if (typeof body !== 'object' || body === null) return;
      const ack = open.get(body);
      open.delete(body);
      // Over HTTP it may be too late by now: then Slack has told the person already.
      await Promise.resolve(ack?.()).catch(() => undefined);
    },
  };
}
