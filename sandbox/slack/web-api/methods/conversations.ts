import { z } from 'zod';
import { refuse } from '../../refusal.ts';
import { conversationShape } from '../../shapes/conversation-shape.ts';
import { messageShape } from '../../shapes/message-shape.ts';
import { findMessage, isReply, messagesOf, repliesTo } from '../../state/messages.ts';
import type { Conversation, Message } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';
import { requireScope } from '../authorize.ts';
import { botMethod } from '../bot-method.ts';
import { conversationsOfTypes, HISTORY_SCOPES, READ_SCOPES, scopeFor } from '../conversation-scopes.ts';
import { conversationWithId, dmWith } from '../find-conversation.ts';
import { type AnyMethod, flag, wholeNumber } from '../method.ts';
import { pageArguments, pageOf } from '../paging.ts';

const open = z.object({ users: z.string().optional(), channel: z.string().optional(), return_im: flag.optional() });
const info = z.object({ channel: z.string(), include_num_members: flag.default(false) });
const span = {
  channel: z.string(),
  cursor: z.string().optional(),
  inclusive: flag.default(false),
  limit: wholeNumber.min(1).max(999).default(100),
  latest: z.string().optional(),
  oldest: z.string().optional(),
  include_all_metadata: flag.default(false),
};
const history = z.object(span);
const replies = z.object({ ts: z.string(), ...span, limit: wholeNumber.min(1).max(1000).default(1000) });

const list = z.object({ types: z.string().default('public_channel'), ...pageArguments });

export const conversationMethods: Readonly<Record<string, AnyMethod>> = {
  'conversations.open': botMethod(['channels:manage', 'groups:write', 'im:write', 'mpim:write'], open, openDm),
  'conversations.info': botMethod(READ_SCOPES, info, (state, input) => {
    const conversation = conversationWithId(state, input.channel);
    requireScope(state, scopeFor(conversation, 'read'));
    return { channel: conversationShape(state, conversation, input.include_num_members) };
  }),
  'conversations.list': botMethod(READ_SCOPES, list, listConversations),
  'conversations.history': botMethod(HISTORY_SCOPES, history, readHistory),
  'conversations.replies': botMethod(HISTORY_SCOPES, replies, readReplies),
};

function openDm(state: SlackState, input: z.infer<typeof open>): object {
  const userIds = (input.users ?? '').split(',').filter((userId) => userId !== '');
  if (userIds.length === 0 && !input.channel) return refuse('users_list_not_supplied');
  if (userIds.length > 1) return refuse('method_not_supported_for_channel_type');
  const conversation = input.channel ? conversationWithId(state, input.channel) : dmWith(state, userIds[0]!);
  if (conversation.kind !== 'app-dm') return refuse('method_not_supported_for_channel_type');
  requireScope(state, 'im:write');
  const channel = input.return_im ? conversationShape(state, conversation) : { id: conversation.channelId };
  return { no_op: true, already_open: true, channel };
}

function listConversations(state: SlackState, input: z.infer<typeof list>): object {
  const wanted = conversationsOfTypes(state, input.types);
  const { page, nextCursor } = pageOf(wanted, input, ({ channelId }) => channelId);
  const channels = page.map((conversation) => conversationShape(state, conversation, true));
  return { channels, response_metadata: { next_cursor: nextCursor } };
}

/** Reads a history, newest first, without ephemeral messages, and without replies that only their thread shows. */
function readHistory(state: SlackState, input: z.infer<typeof history>): object {
  const { channelId } = readableConversation(state, input);
  const messages = messagesOf(state, channelId)
    .filter((message) => !message.visibleTo && (!isReply(message) || message.isBroadcast) && isWithin(input, message))
    .reverse();
  return { ...pageOfMessages(state, messages, input), pin_count: 0 };
}

/**
 * Reads a thread, oldest first, beginning with its first message. If `ts` is the timestamp of a reply, returns only
 * this reply.
 */
function readReplies(state: SlackState, input: z.infer<typeof replies>): object {
  const { channelId } = readableConversation(state, input);
  const root = findMessage(state, channelId, input.ts);
  if (!root || root.visibleTo) return refuse('thread_not_found');
  const messages = [root, ...repliesTo(state, root).filter((message) => isWithin(input, message))];
  return pageOfMessages(state, messages, input);
}

function readableConversation(state: SlackState, input: z.infer<typeof history>): Conversation {
  const conversation = conversationWithId(state, input.channel);
  requireScope(state, scopeFor(conversation, 'history'));
  if (!conversation.memberIds.includes(state.app.botUserId)) return refuse('not_in_channel');
  if (!isTime(input.latest)) return refuse('invalid_ts_latest');
  return isTime(input.oldest) ? conversation : refuse('invalid_ts_oldest');
}

function isWithin({ latest = '~', oldest = '', inclusive }: z.infer<typeof history>, { ts }: Message): boolean {
  return (ts < latest && ts > oldest) || (inclusive && (ts === latest || ts === oldest));
}

function pageOfMessages(state: SlackState, messages: readonly Message[], input: z.infer<typeof history>): object {
  const { page, nextCursor } = pageOf(messages, input, ({ ts }) => ts);
  return {
    messages: page.map((message) => messageShape(state, message, input.include_all_metadata)),
    has_more: nextCursor !== '',
    ...(nextCursor === '' ? {} : { response_metadata: { next_cursor: nextCursor } }),
  };
}

function isTime(text: string | undefined): boolean {
  return text === undefined || /^\d+(\.\d+)?$/.test(text);
}
