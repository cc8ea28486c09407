import { ConfigError, UpstreamError } from '../../errors.ts';
import { type MessageContent, sentence } from '../messages/blocks.ts';
import type { Text } from '../text/en.ts';
import type { ListenerParts } from './parts.ts';

/** When Slack does not say how long to wait. */
const TRY_AGAIN_SECONDS = 30;

/**
 * Asks Slack who somebody is or what they may do. When Slack cannot say, nothing is done, and they read why.
 * @throws what is no answer of Slack
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
      logger.warn({ reason: error.message }, 'Slack does not say now who this is or what they may do');
      return { told: sentence(text.refused.busy(Math.ceil(error.retryAfterSeconds ?? TRY_AGAIN_SECONDS))) };
    }
    if (!(error instanceof ConfigError)) throw error;
    logger.error({ reason: error.message }, 'who may do this cannot be found out');
    return { told: sentence(text.refused.cannotDecide) };
  }
}
