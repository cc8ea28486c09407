import { z } from 'zod';
import { refuse } from '../../refusal.ts';
import { messageShape } from '../../shapes/message-shape.ts';
import { addMessage, findMessage, removeMessage } from '../../state/messages.ts';
import type { SlackState } from '../../state/state.ts';
import { botMethod } from '../bot-method.ts';
import { conversationToPostIn, conversationWithId } from '../find-conversation.ts';
import { checkedContent, checkedDress, contentArguments, dressArguments } from '../message-content.ts';
import { checkedMetadata, metadataArgument } from '../metadata.ts';
import { type AnyMethod, flag } from '../method.ts';
import { ownMessage } from '../own-message.ts';
import { checkedThreadTs } from '../thread.ts';
import { withWarnings } from '../warnings.ts';
import { updateMethods } from './chat-update.ts';

const POST_LIMIT = 40_000;

const post = z.object({
  channel: z.string().min(1),
  thread_ts: z.string().optional(),
  reply_broadcast: flag.default(false),
  as_user: flag.default(false),
  ...metadataArgument,
  ...contentArguments,
  ...dressArguments,
});
const ephemeral = z.object({
  channel: z.string().min(1),
  user: z.string(),
  thread_ts: z.string().optional(),
  ...contentArguments,
  ...dressArguments,
});
const deletion = z.object({ channel: z.string().min(1), ts: z.string() });
const permalink = z.object({ channel: z.string().min(1), message_ts: z.string() });

export const chatMethods: Readonly<Record<string, AnyMethod>> = {
  'chat.postMessage': botMethod(['chat:write'], post, postMessage),
  'chat.postEphemeral': botMethod(['chat:write'], ephemeral, postEphemeral),
  ...updateMethods,
  'chat.delete': botMethod(['chat:write'], deletion, deleteMessage),
  'chat.getPermalink': botMethod([], permalink, permalinkOfMessage),
};

function postMessage(state: SlackState, input: z.infer<typeof post>): object {
  // Slack refuses `as_user`, as reported in github.com/coin-au-carre/slacking/issues/11.
  if (input.as_user) return refuse('invalid_arguments', { deprecated_argument: 'as_user' });
  const { channelId } = conversationToPostIn(state, input.channel);
  const threadTs = checkedThreadTs(state, channelId, input.thread_ts);
  const { input: shortened, warnings: ofText } = truncated(input);
  const { text, blocks } = checkedContent(state, shortened, POST_LIMIT);
  const { metadata, warnings: ofMetadata } = checkedMetadata(input.metadata);
  const message = addMessage(state, {
    channelId,
    authorId: state.app.botUserId,
    text,
    blocks,
    threadTs,
    isBroadcast: input.reply_broadcast && threadTs !== undefined,
    dress: checkedDress(state, input),
    metadata,
  });
  state.news.announce({ kind: 'posted', message });
  const answer = { channel: channelId, ts: message.ts, message: messageShape(state, message) };
  return withWarnings(answer, [...ofText, ...ofMetadata]);
}

/**
 * Cuts a text that is too long, with a warning, as Slack does
 * (api.slack.com/changelog/2018-04-truncating-really-long-messages).
 */
function truncated(input: z.infer<typeof post>): { input: z.infer<typeof post>; warnings: readonly string[] } {
  const { text = '' } = input;
  if (text.length <= POST_LIMIT) return { input, warnings: [] };
  return { input: { ...input, text: text.slice(0, POST_LIMIT) }, warnings: ['message_truncated'] };
}

function postEphemeral(state: SlackState, input: z.infer<typeof ephemeral>): object {
  const { channelId, memberIds } = conversationToPostIn(state, input.channel);
  if (!memberIds.includes(input.user)) return refuse('user_not_in_channel');
  const threadTs = checkedThreadTs(state, channelId, input.thread_ts);
  const { text, blocks } = checkedContent(state, input, POST_LIMIT, false);
  const message = addMessage(state, {
    channelId,
    authorId: state.app.botUserId,
    text,
    blocks,
    visibleTo: input.user,
    threadTs,
    dress: checkedDress(state, input),
  });
  return { message_ts: message.ts };
}

function deleteMessage(state: SlackState, input: z.infer<typeof deletion>): object {
  const message = ownMessage(state, input, 'cant_delete_message');
  removeMessage(state, message.channelId, message.ts);
  state.news.announce({ kind: 'deleted', message });
  return { channel: message.channelId, ts: message.ts };
}

/**
 * Returns the address of a message: its timestamp without the dot, and for a reply also its thread
 * (docs.slack.dev/reference/methods/chat.getPermalink).
 */
function permalinkOfMessage(state: SlackState, input: z.infer<typeof permalink>): object {
  const message = findMessage(state, conversationWithId(state, input.channel).channelId, input.message_ts);
  if (!message || message.visibleTo) return refuse('message_not_found');
  const { channelId: channel, ts, threadTs } = message;
  const thread = threadTs === undefined || threadTs === ts ? '' : `?thread_ts=${threadTs}&cid=${channel}`;
  return { channel, permalink: `${state.baseUrl}/archives/${channel}/p${ts.replace('.', '')}${thread}` };
}
