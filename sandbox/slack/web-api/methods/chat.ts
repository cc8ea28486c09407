import { z } from 'zod';
import { checkedMessageBlocks } from '../../checks.ts';
import { refuse } from '../../refusal.ts';
import { messageShape } from '../../shapes/message-shape.ts';
import { addMessage, findMessage, removeMessage, replaceMessage } from '../../state/messages.ts';
import type { Block, Message } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';
import { botMethod } from '../bot-method.ts';
import { conversationToPostIn } from '../find-conversation.ts';
import { type AnyMethod, nested } from '../method.ts';

const POST_LIMIT = 40_000;
const UPDATE_LIMIT = 4_000;

/** Old-style attachments are refused, not dropped: an app must not believe that people saw them. */
const attachments = nested(
  z.array(z.unknown()).max(0, 'attachments are not supported by the embedded Slack'),
).optional();
const content = { text: z.string().optional(), blocks: nested(z.unknown()).optional(), attachments };
const post = z.object({ channel: z.string().min(1), thread_ts: z.string().optional(), ...content });
const ephemeral = z.object({ channel: z.string().min(1), user: z.string(), ...content });
const update = z.object({ channel: z.string().min(1), ts: z.string(), ...content });
const permalink = z.object({ channel: z.string().min(1), message_ts: z.string() });
const deletion = z.object({ channel: z.string().min(1), ts: z.string() });

export const chatMethods: Readonly<Record<string, AnyMethod>> = {
  'chat.postMessage': botMethod(['chat:write'], post, postMessage),
  'chat.postEphemeral': botMethod(['chat:write'], ephemeral, postEphemeral),
  'chat.update': botMethod(['chat:write'], update, updateMessage),
  'chat.delete': botMethod(['chat:write'], deletion, deleteMessage),
  'chat.getPermalink': botMethod([], permalink, permalinkOf),
};

function postMessage(state: SlackState, input: z.infer<typeof post>): object {
  const { channelId } = conversationToPostIn(state, input.channel);
  const { text, blocks } = checkedContent(state, input, POST_LIMIT);
  const authorId = state.app.botUserId;
  const message = addMessage(state, { channelId, authorId, text, blocks, threadTs: input.thread_ts });
  return { channel: channelId, ts: message.ts, message: messageShape(state, message) };
}

function postEphemeral(state: SlackState, input: z.infer<typeof ephemeral>): object {
  const { channelId, memberIds } = conversationToPostIn(state, input.channel);
  if (!memberIds.includes(input.user)) return refuse('user_not_in_channel');
  const { text, blocks } = checkedContent(state, input, POST_LIMIT, false);
  const authorId = state.app.botUserId;
  const message = addMessage(state, { channelId, authorId, text, blocks, visibleTo: input.user });
  return { message_ts: message.ts };
}

/**
 * A text without blocks takes the place of the blocks, and only such an update is marked as edited
 * (docs.slack.dev/reference/methods/chat.update).
 */
function updateMessage(state: SlackState, input: z.infer<typeof update>): object {
  const message = ownMessage(state, input, 'cant_update_message');
  const { text, blocks } = checkedContent(state, input, UPDATE_LIMIT);
  const edited = replaceMessage(state, { ...message, text, blocks }, blocks.length === 0);
  return { channel: edited.channelId, ts: edited.ts, text: edited.text, message: messageShape(state, edited) };
}

function deleteMessage(state: SlackState, input: z.infer<typeof deletion>): object {
  const message = ownMessage(state, input, 'cant_delete_message');
  removeMessage(state, message.channelId, message.ts);
  return { channel: message.channelId, ts: message.ts };
}

/** An ephemeral message has no permalink; docs.slack.dev/reference/methods/chat.getPermalink. */
function permalinkOf(state: SlackState, { channel, message_ts: ts }: z.infer<typeof permalink>): object {
  if (!state.conversations.has(channel)) return refuse('channel_not_found');
  const message = findMessage(state, channel, ts);
  if (!message || message.visibleTo) return refuse('message_not_found');
  return { channel, permalink: `${state.baseUrl}/archives/${channel}/p${ts.replace('.', '')}` };
}

/** A conversation's id, not its name and not a person's id; and an ephemeral message has no ts that the Web API knows. */
function ownMessage(state: SlackState, input: { channel: string; ts: string }, notOwn: string): Message {
  if (!state.conversations.has(input.channel)) return refuse('channel_not_found');
  const message = findMessage(state, input.channel, input.ts);
  if (!message || message.visibleTo) return refuse('message_not_found');
  return message.authorId === state.app.botUserId ? message : refuse(notOwn);
}

function checkedContent(
  state: SlackState,
  input: { readonly text?: string | undefined; readonly blocks?: unknown },
  limit: number,
  canCarryFiles = true,
): { text: string; blocks: Block[] } {
  const text = input.text ?? '';
  if (text.length > limit) return refuse('msg_too_long');
  if (input.blocks !== undefined && !Array.isArray(input.blocks)) return refuse('invalid_blocks_format');
  const blocks = input.blocks?.length ? checkedMessageBlocks(state, input.blocks, canCarryFiles) : [];
  if (text.trim() === '' && blocks.length === 0) return refuse('no_text');
  return { text, blocks };
}
