import { z } from 'zod';
import { refuse } from '../../refusal.ts';
import { messageShape } from '../../shapes/message-shape.ts';
import { addMessage, findMessage, removeMessage, replaceMessage, threadTsFor } from '../../state/messages.ts';
import type { Message } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';
import { botMethod } from '../bot-method.ts';
import { conversationToPostIn } from '../find-conversation.ts';
import { checkedContent, checkedDress, contentArguments, dressArguments } from '../message-content.ts';
import { type AnyMethod, flag, nested } from '../method.ts';

const POST_LIMIT = 40_000;
const UPDATE_LIMIT = 4_000;

const metadata = nested(z.object({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) }));
const post = z.object({
  channel: z.string().min(1),
  thread_ts: z.string().optional(),
  reply_broadcast: flag.default(false),
  metadata: metadata.optional(),
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
const update = z.object({
  channel: z.string().min(1),
  ts: z.string(),
  metadata: metadata.optional(),
  ...contentArguments,
});
const deletion = z.object({ channel: z.string().min(1), ts: z.string() });
const permalink = z.object({ channel: z.string().min(1), message_ts: z.string() });

export const chatMethods: Readonly<Record<string, AnyMethod>> = {
  'chat.postMessage': botMethod(['chat:write'], post, postMessage),
  'chat.postEphemeral': botMethod(['chat:write'], ephemeral, postEphemeral),
  'chat.update': botMethod(['chat:write'], update, updateMessage),
  'chat.delete': botMethod(['chat:write'], deletion, deleteMessage),
  'chat.getPermalink': botMethod([], permalink, permalinkOfMessage),
};

function postMessage(state: SlackState, input: z.infer<typeof post>): object {
  const { channelId } = conversationToPostIn(state, input.channel);
  const { text, blocks } = checkedContent(state, input, POST_LIMIT);
  const message = addMessage(state, {
    channelId,
    authorId: state.app.botUserId,
    text,
    blocks,
    threadTs: threadTsFor(state, channelId, input.thread_ts),
    isBroadcast: input.reply_broadcast && input.thread_ts !== undefined,
    dress: checkedDress(state, input),
    metadata: input.metadata,
  });
  state.news.announce({ kind: 'posted', message });
  return { channel: channelId, ts: message.ts, message: messageShape(state, message) };
}

function postEphemeral(state: SlackState, input: z.infer<typeof ephemeral>): object {
  const { channelId, memberIds } = conversationToPostIn(state, input.channel);
  if (!memberIds.includes(input.user)) return refuse('user_not_in_channel');
  const { text, blocks } = checkedContent(state, input, POST_LIMIT, false);
  const message = addMessage(state, {
    channelId,
    authorId: state.app.botUserId,
    text,
    blocks,
    visibleTo: input.user,
    threadTs: threadTsFor(state, channelId, input.thread_ts),
    dress: checkedDress(state, input),
  });
  return { message_ts: message.ts };
}

/**
 * A text without blocks takes the place of the blocks, and only such an update is marked as edited
 * (docs.slack.dev/reference/methods/chat.update).
 */
function updateMessage(state: SlackState, input: z.infer<typeof update>): object {
  const message = ownMessage(state, input, 'cant_update_message');
  const { text, blocks } = checkedContent(state, input, UPDATE_LIMIT);
  const { metadata = message.metadata } = input;
  const isMarked = blocks.length === 0 || input.markdown_text !== undefined;
  const edited = replaceMessage(state, { ...message, text, blocks, metadata }, isMarked);
  state.news.announce({ kind: 'changed', message: edited, before: message });
  return { channel: edited.channelId, ts: edited.ts, text: edited.text, message: messageShape(state, edited) };
}

function deleteMessage(state: SlackState, input: z.infer<typeof deletion>): object {
  const message = ownMessage(state, input, 'cant_delete_message');
  removeMessage(state, message.channelId, message.ts);
  state.news.announce({ kind: 'deleted', message });
  return { channel: message.channelId, ts: message.ts };
}

/**
 * The address of a message: its timestamp without the dot. That of a reply names its thread
 * (docs.slack.dev/reference/methods/chat.getPermalink).
 */
function permalinkOfMessage(state: SlackState, input: z.infer<typeof permalink>): object {
  if (!state.conversations.has(input.channel)) return refuse('channel_not_found');
  const message = findMessage(state, input.channel, input.message_ts);
  if (!message || message.visibleTo) return refuse('message_not_found');
  const { channelId: channel, ts, threadTs } = message;
  const thread = threadTs === undefined || threadTs === ts ? '' : `?thread_ts=${threadTs}&cid=${channel}`;
  return { channel, permalink: `${state.baseUrl}/archives/${channel}/p${ts.replace('.', '')}${thread}` };
}

/** A conversation's id, not its name and not a person's id; and an ephemeral message has no ts that the Web API knows. */
function ownMessage(state: SlackState, input: { channel: string; ts: string }, notOwn: string): Message {
  if (!state.conversations.has(input.channel)) return refuse('channel_not_found');
  const message = findMessage(state, input.channel, input.ts);
  if (!message || message.visibleTo) return refuse('message_not_found');
  return message.authorId === state.app.botUserId ? message : refuse(notOwn);
}
