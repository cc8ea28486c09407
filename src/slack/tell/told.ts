import { UpstreamError } from '../../errors.ts';
import type { Demo } from '../../scenario/demo.ts';
import { FinalRefusal } from '../api/refusals/refusal.ts';
import { waitIfAsked } from '../api/slack-call.ts';
import type { SlackLogger } from '../bolt/bolt-logger.ts';

/**
 * `later`: another try may succeed. `never`: Slack's refusal is final. `failed`: a fault of the bot, which is in the
 * log.
 */
export type Outcome = 'told' | 'later' | 'never' | 'failed';

/**
 * Runs a function that sends or updates a message, and logs a failure. Runs it once more if Slack asks to wait for at
 * most ten seconds. Never throws.
 * @param what the name of the message in the log
 */
export type Tell = (what: string, demo: Pick<Demo, 'demoId'>, tell: () => Promise<unknown>) => Promise<Outcome>;

export function createTell(logger: SlackLogger): Tell {
  return async (what, { demoId }, tell) => {
    try {
      await waitIfAsked(tell);
      return 'told';
    } catch (error) {
      logger.warn({ demoId, what, reason: String(error) }, 'a message could not be delivered');
      // An operator may repair a wrong token, so another try may succeed. After an error code that is specific to the
      // method, another try would fail too.
      if (error instanceof FinalRefusal) return error.isOfMethod ? 'never' : 'later';
      return error instanceof UpstreamError ? 'later' : 'failed';
    }
  };
}
