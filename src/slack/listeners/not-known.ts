import { ConfigError, UpstreamError } from '../../errors.ts';
import { type MessageContent, sentence } from '../messages/blocks.ts';
import type { Text } from '../text/en.ts';
import type { ListenerParts } from './parts.ts';

/** The wait that the answer names if Slack does not say how long to wait. */
const TRY_AGAIN_SECONDS = 30;

/**
 * Asks Slack who a person is or what they may do. If Slack does not answer or its refusal is final, returns a message
 * that says so.
 * @throws errors that do not come from Slack or a setting
 */
export async function orNotKnown<T>(
  { logger }: Pick<ListenerParts, 'logger'>,
  text: Text,
  ask: () => Promise<T>,
): Promise<{ readonly known: T } | { readonly told: MessageContent }> {
  try {
    return { known: await ask() };
  } catch (error) {
    if (error instanceof UpstreamError && error.service === 'slack') {
      logger.warn({ reason: error.message }, 'Slack does not say who this person is or what they may do');
      return { told: sentence(text.refused.busy(Math.ceil(error.retryAfterSeconds ?? TRY_AGAIN_SECONDS))) };
    }
    if (!(error instanceof ConfigError)) throw error;
    logger.error({ reason: error.message }, 'cannot find out what this person may do');
    return { told: sentence(text.refused.cannotDecide) };
  }
}
