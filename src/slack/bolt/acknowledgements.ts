import type { ReceiverEvent } from '@slack/bolt';
import type { SlackLogger } from './bolt-logger.ts';

export interface Acknowledgements {
  /**
   * Runs the listeners of this event. When Slack does not hear their acknowledgement they go no further, and nobody
   * reports it: Slack itself tells the person to try again, and keeps the form that they filled. They go no further
   * either when the event is a replay: that is asked after the acknowledgement, because Redis has to answer.
   */
  during(
    event: ReceiverEvent,
    isReplay: () => Promise<boolean>,
    run: (event: ReceiverEvent) => Promise<void>,
  ): Promise<void>;
  /**
   * Acknowledges what its listener could not: Bolt leaves that open, and Slack tells the person that the app is dead.
   * @throws NoFurtherError when the listener did acknowledge and went no further, or the event is a replay
   */
  settle(body: unknown): Promise<void>;
}

/** Ends a listener at its acknowledgement. */
class NoFurtherError extends Error {}

/** Somebody has sent again what Slack has sent once. */
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
        end(new NoFurtherError('Slack did not hear the acknowledgement.', { cause }));
      }
      if (await isReplay()) end(new ReplayError('This was taken before.'));
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
        // Over HTTP it may be too late by now: then Slack has told the person already.
        if (failure instanceof ReplayError) throw failure;
      }
    },
  };
}

/** By their codes: Bolt does not pass on the classes of socket-mode's errors. */
function isOfConnection(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('slack_socket_mode_');
}
