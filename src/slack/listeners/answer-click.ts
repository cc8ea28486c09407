import type { BlockAction } from '@slack/bolt';
import type { Actor } from '../../scenario/participant/operations.ts';
import type { MessageContent } from '../messages/blocks.ts';
import { textOf } from '../text/catalog.ts';
import { answerView } from '../views/answer.ts';
import type { ListenerParts } from './parts.ts';

/**
 * Answers in the modal with the button, below the message, or else in the direct message.
 * @throws UpstreamError, ConfigError
 */
export async function answerClick(
  parts: ListenerParts,
  body: BlockAction,
  actor: Actor,
  content: MessageContent,
): Promise<void> {
  const { response_url: responseUrl, view } = body;
  if (view?.type === 'modal') {
    const text = textOf(await parts.people.localeSoon(actor));
    if ((await parts.door.updateView(view.id, answerView(text, content))) === 'updated') return;
  }
  if (responseUrl) await parts.door.answer(responseUrl, content);
  else await parts.door.post(actor.userId, content);
}
