import { UpstreamError } from '../../errors.ts';
import type { Demo } from '../../scenario/demo.ts';
import { FinalRefusal } from '../api/refusals/refusal.ts';
import { waitIfAsked } from '../api/slack-call.ts';
import type { SlackLogger } from '../bolt/bolt-logger.ts';

/** `later`: another try may succeed. `never`: Slack has refused for good. `failed`: the bot itself has a fault, which the log has. */
export type Outcome = 'told' | 'later' | 'never' | 'failed';

/** Tells something, and logs it when that fails. Never throws. */
export type Tell = (what: string, demo: Pick<Demo, 'demoId'>, tell: () => Promise<unknown>) => Promise<Outcome>;

export function createTell(logger: SlackLogger): Tell {
  return async (what, { demoId }, tell) => {
    try {
      await waitIfAsked(tell);
      return 'told';
    } catch (error) {
      logger.warn({ demoId, what, reason: String(error) }, 'a message could not be delivered');
      // A token that is wrong now may be right later; Slack's words about the method itself stay true.
      if (error instanceof FinalRefusal) return error.isOfMethod ? 'never' : 'later';
      return error instanceof UpstreamError ? 'later' : 'failed';
    }
  };
}
