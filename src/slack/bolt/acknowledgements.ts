import type { ReceiverEvent } from '@slack/bolt';
import type { SlackLogger } from './bolt-logger.ts';

export interface Acknowledgements {
  /**
   * Runs the listeners of this event. When Slack does not hear their acknowledgement they go no further, and nobody
   * reports it: Slack itself tells the person to try again, and keeps the form that they filled.
   */
  during(event: ReceiverEvent, run: (event: ReceiverEvent) => Promise<void>): Promise<void>;
  /**
   * Acknowledges what its listener could not: Bolt leaves that open, and Slack tells the person that the app is dead.
   * @throws UnheardError when the listener did acknowledge, and Slack did not hear it
   */
  settle(body: unknown): Promise<void>;
}

/** The connection that brought the event was gone before it could be acknowledged. */
class UnheardError extends Error {}

export function createAcknowledgements(logger: SlackLogger): Acknowledgements {
  const open = new WeakMap<object, ReceiverEvent['ack']>();
  const unheard = new WeakMap<object, UnheardError>();

  const noted = (event: ReceiverEvent): ReceiverEvent => {
    const { body } = event;
    open.set(body, event.ack);
    const ack: ReceiverEvent['ack'] = async (answer) => {
      open.delete(body);
      try {
        await event.ack(answer);
      } catch (cause) {
        if (!isOfConnection(cause)) throw cause;
        const error = new UnheardError('Slack did not hear the acknowledgement.', { cause });
        unheard.set(body, error);
        throw error;
      }
    };
    return { ...event, ack };
  };

  return {
    during: async (event, run) => {
      try {
        await run(noted(event));
      } catch (error) {
        if (!(error instanceof UnheardError)) throw error;
        logger.info({ reason: String(error.cause) }, 'an acknowledgement did not reach Slack');
      }
    },
    settle: async (body) => {
      if (typeof body !== 'object' || body === null) return;
      const error = unheard.get(body);
      if (error) throw error;
      const ack = open.get(body);
      open.delete(body);
      // Over HTTP it may be too late by now: then Slack has told the person already.
      await Promise.resolve(ack?.()).catch(() => undefined);
    },
  };
}

/** By their codes: Bolt does not pass on the classes of socket-mode's errors. */
function isOfConnection(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('slack_socket_mode_');
}
