import { UpstreamError } from '../../errors.ts';
import type { Demo } from '../../scenario/demo.ts';
import { FinalRefusal } from '../api/refusals/refusal.ts';
import { waitIfAsked } from '../api/slack-call.ts';
import type { SlackLogger } from '../bolt/bolt-logger.ts';

/**
 * `later`: another try may succeed. `never`: Slack's refusal is final. `failed`: a fault of the bot, which is in the log.
 */
export type Outcome = 'told' | 'later' | 'never' | 'failed';

/** Runs something that tells people, and logs a failure. Never throws. @param what names it in the log */
export type Tell = (what: string, demo: Pick<Demo, 'demoId'>, tell: () => Promise<unknown>) => Promise<Outcome>;

export function createTell(logger: SlackLogger): Tell {
  return async (what, { demoId }, tell) => {
    try {
      await waitIfAsked(tell);
      return 'told';
    } catch (error) {
      logger.warn({ demoId, what, reason: String(error) }, 'a message could not be delivered');
      // A wrong token may be repaired later. Error codes of the method itself stay the same.
      if (error instanceof FinalRefusal) return error.isOfMethod ? 'never' : 'later';
      return error instanceof UpstreamError ? 'later' : 'failed';
    }
  };
}
