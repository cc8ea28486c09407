import { z } from 'zod';
import { refuse } from '../../refusal.ts';
import { messageShape } from '../../shapes/message-shape.ts';
import { isReply, replaceMessage } from '../../state/messages.ts';
import type { Message, Metadata } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';
import { botMethod } from '../bot-method.ts';
import { checkedContent, contentArguments } from '../message-content.ts';
import { checkedMetadata, metadataArgument, removesMetadata } from '../metadata.ts';
import { type AnyMethod, flag, nested } from '../method.ts';
import { ownMessage } from '../own-message.ts';
import { withWarnings } from '../warnings.ts';

const LIMIT = 4_000;

/** An argument that only the real Slack supports. It is refused unless it is empty. */
const unsupported = (name: string) => {
  const isEmpty = (given: unknown) => given === '' || (Array.isArray(given) && given.length === 0);
  return nested(z.unknown().refine(isEmpty, `${name} is not supported by the embedded Slack`)).optional();
};

const update = z.object({
  channel: z.string().min(1),
  ts: z.string(),
  reply_broadcast: flag.default(false),
  file_ids: unsupported('file_ids'),
  unfurled_attachments: unsupported('unfurled_attachments'),
  ...metadataArgument,
  ...contentArguments,
});
type Update = z.infer<typeof update>;

export const updateMethods: Readonly<Record<string, AnyMethod>> = {
  'chat.update': botMethod(['chat:write'], update, updateMessage),
};

/**
 * Updates a message. A text without blocks, or `markdown_text`, replaces the blocks, and only such an update is marked
 * as edited. Without any content, a message with blocks keeps its text and its blocks
 * (docs.slack.dev/reference/methods/chat.update).
 */
function updateMessage(state: SlackState, input: Update): object {
  const message = ownMessage(state, input, 'cant_update_message');
  const hasContent = [input.text, input.blocks, input.markdown_text].some((given) => given !== undefined);
  if (input.reply_broadcast) return broadcast(state, message, hasContent);
  const { text, blocks } = hasContent || message.blocks.length === 0 ? checkedContent(state, input, LIMIT) : message;
  const { metadata, warnings } = changedMetadata(message, input.metadata);
  const isMarked = hasContent && (blocks.length === 0 || input.markdown_text !== undefined);
  const edited = replaceMessage(state, { ...message, text, blocks, metadata }, isMarked);
  return withWarnings(changeAnswer(state, edited, message), warnings);
}

/** Shows a reply in the channel too. As on Slack, the same call cannot change the content. */
function broadcast(state: SlackState, message: Message, hasContent: boolean): object {
  if (!isReply(message)) return refuse('cant_broadcast_message');
  if (hasContent) return refuse('no_dual_broadcast_content_update');
  return changeAnswer(state, replaceMessage(state, { ...message, isBroadcast: true }, false), message);
}

/** Returns the metadata after an update. If the argument is absent, the metadata stays; an empty object removes it. */
function changedMetadata(
  { metadata: before }: Message,
  given: unknown,
): { readonly metadata: Metadata | undefined; readonly warnings: readonly string[] } {
  if (removesMetadata(given)) return { metadata: undefined, warnings: [] };
  const { metadata = before, warnings } = checkedMetadata(given);
  return { metadata, warnings };
}

function changeAnswer(state: SlackState, message: Message, before: Message): object {
  state.news.announce({ kind: 'changed', message, before });
  return { channel: message.channelId, ts: message.ts, text: message.text, message: messageShape(state, message) };
}
