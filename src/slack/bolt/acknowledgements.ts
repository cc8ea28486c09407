import type { ReceiverEvent } from '@slack/bolt';
import type { SlackLogger } from './bolt-logger.ts';

export interface Acknowledgements {
  /**
   * Runs the listeners of an event. A listener stops right after its acknowledgement in two cases: the acknowledgement
   * did not reach Slack, or the event is a replay. In the first case the person gets no error from the bot, because
   * Slack asks them to try again and keeps the filled form. The check for a replay comes after the acknowledgement,
   * because it may call Redis, which takes time.
   */
  during(
    event: ReceiverEvent,
    isReplay: () => Promise<boolean>,
    run: (event: ReceiverEvent) => Promise<void>,
  ): Promise<void>;
  /**
   * Acknowledges an event whose listener failed before it acknowledged. Bolt would not acknowledge this event, and
   * Slack would say that the app does not respond.
   * @throws NoFurtherError if `during` stopped the listener because of a lost acknowledgement or a replay, or if the
   * event proves to be a replay now
   */
  settle(body: unknown): Promise<void>;
}

/** Stops a listener at its acknowledgement. */
class NoFurtherError extends Error {}

/** Somebody else has sent a copy of a request from Slack. */
class ReplayError extends NoFurtherError {}

export function createAcknowledgements(logger: SlackLogger): Acknowledgements {
  const open = new WeakMap<object, ReceiverEvent['ack']>();
  const ended = new WeakMap<object, NoFurtherError>();

  const noted = (event: ReceiverEvent, isReplay: () => Promise<boolean>): ReceiverEvent => {
    const { body } = event;
    const end = (error: NoFurtherError) => {
      ended.set(body, error);
      throw error;
    };
    const ack: ReceiverEvent['ack'] = async (answer) => {
      open.delete(body);
      try {
        await event.ack(answer);
      } catch (cause) {
        if (!isOfConnection(cause)) throw cause;
        logger.info({ reason: String(cause) }, 'an acknowledgement did not reach Slack');
        end(new NoFurtherError('The acknowledgement did not reach Slack.', { cause }));
      }
      if (await isReplay()) end(new ReplayError('The event was already handled.'));
    };
    open.set(body, ack);
    return { ...event, ack };
  };

  return {
    during: async (event, isReplay, run) => {
      try {
        await run(noted(event, isReplay));
      } catch (error) {
        if (!(error instanceof NoFurtherError)) throw error;
      }
    },
    settle: async (body) => {
      if (typeof body !== 'object' || body === null) return;
      const error = ended.get(body);
      if (error) throw error;
      try {
        await open.get(body)?.();
      } catch (failure) {
        // Over HTTP it may be too late for an acknowledgement. This failure is ignored, because Slack has already shown
        // the person an error.
        if (failure instanceof ReplayError) throw failure;
      }
    },
  };
}

/** Whether an error is about the socket. Compares codes, because Bolt does not export socket-mode's error classes. */
function isOfConnection(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('slack_socket_mode_');
}
