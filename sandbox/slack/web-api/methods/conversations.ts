import { z } from 'zod';
import { refuse } from '../../refusal.ts';
import { conversationShape } from '../../shapes/conversation-shape.ts';
import { messageShape } from '../../shapes/message-shape.ts';
import { messagesOf } from '../../state/messages.ts';
import type { Conversation } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';
import { requireScope } from '../authorize.ts';
import { botMethod } from '../bot-method.ts';
import { dmWith, findConversation } from '../find-conversation.ts';
import { type AnyMethod, flag, wholeNumber } from '../method.ts';
import { pageArguments, pageOf } from '../paging.ts';

const open = z.object({ users: z.string().optional(), channel: z.string().optional(), return_im: flag.optional() });
const info = z.object({ channel: z.string() });
const history = z.object({
  channel: z.string(),
  cursor: z.string().optional(),
  inclusive: flag.default(false),
  limit: wholeNumber.min(1).max(999).default(100),
  latest: z.string().optional(),
  oldest: z.string().optional(),
});

const list = z.object({ types: z.string().default('public_channel'), ...pageArguments });

export const conversationMethods: Readonly<Record<string, AnyMethod>> = {
  'conversations.open': botMethod(['channels:manage', 'groups:write', 'im:write', 'mpim:write'], open, openDm),
  'conversations.info': botMethod(['channels:read', 'groups:read', 'im:read', 'mpim:read'], info, (state, input) => {
    const conversation = findConversation(state, input.channel);
    requireScope(state, scopeFor(conversation, 'read'));
    return { channel: conversationShape(state, conversation) };
  }),
  'conversations.list': botMethod(['channels:read', 'groups:read', 'im:read', 'mpim:read'], list, listConversations),
  'conversations.history': botMethod(
    ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
    history,
    readHistory,
  ),
};

function openDm(state: SlackState, input: z.infer<typeof open>): object {
  const userIds = (input.users ?? '').split(',').filter((userId) => userId !== '');
  if (userIds.length === 0 && !input.channel) return refuse('users_list_not_supplied');
  if (userIds.length > 1) return refuse('method_not_supported_for_channel_type');
  const conversation = input.channel ? findConversation(state, input.channel) : dmWith(state, userIds[0]!);
  if (conversation.kind !== 'app-dm') return refuse('method_not_supported_for_channel_type');
  requireScope(state, 'im:write');
  const channel = input.return_im ? conversationShape(state, conversation) : { id: conversation.channelId };
  return { no_op: true, already_open: true, channel };
}

const KINDS: Readonly<Record<string, Conversation['kind'] | undefined>> = { public_channel: 'channel', im: 'app-dm' };

function listConversations(state: SlackState, input: z.infer<typeof list>): object {
  const types = input.types.split(',').map((type) => type.trim());
  if (types.some((type) => !['public_channel', 'private_channel', 'mpim', 'im'].includes(type))) {
    return refuse('invalid_types');
  }
  const kinds = types.map((type) => KINDS[type]);
  const wanted = [...state.conversations.values()].filter(({ kind }) => kinds.includes(kind));
  for (const conversation of wanted) requireScope(state, scopeFor(conversation, 'read'));
  const { page, nextCursor } = pageOf(wanted, input, ({ channelId }) => channelId);
  const channels = page.map((conversation) => conversationShape(state, conversation));
  return { channels, response_metadata: { next_cursor: nextCursor } };
}

/** Newest first; neither ephemeral messages nor replies in threads are part of a history. */
function readHistory(state: SlackState, input: z.infer<typeof history>): object {
  const conversation = findConversation(state, input.channel);
  requireScope(state, scopeFor(conversation, 'history'));
  if (!conversation.memberIds.includes(state.app.botUserId)) return refuse('not_in_channel');
  if (!isTime(input.latest)) return refuse('invalid_ts_latest');
  if (!isTime(input.oldest)) return refuse('invalid_ts_oldest');
  const { latest = '~', oldest = '', inclusive } = input;
  const isIn = (ts: string) => (ts < latest && ts > oldest) || (inclusive && (ts === latest || ts === oldest));
  const messages = messagesOf(state, conversation.channelId)
    .filter(({ visibleTo, ts, threadTs = ts }) => !visibleTo && threadTs === ts && isIn(ts))
    .reverse();
  const { page, nextCursor } = pageOf(messages, input, ({ ts }) => ts);
  return {
    messages: page.map((message) => messageShape(state, message)),
    has_more: nextCursor !== '',
    pin_count: 0,
    ...(nextCursor === '' ? {} : { response_metadata: { next_cursor: nextCursor } }),
  };
}

function isTime(text: string | undefined): boolean {
  return text === undefined || /^\d+(\.\d+)?$/.test(text);
}

function scopeFor(conversation: Conversation, right: 'read' | 'history'): string {
  return `${conversation.kind === 'app-dm' ? 'im' : 'channels'}:${right}`;
}
