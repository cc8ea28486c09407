import { z } from 'zod';
import { refuse } from '../refusal.ts';
import { conversationShape } from '../shapes/conversation-shape.ts';
import { messageShape } from '../shapes/message-shape.ts';
import { messagesOf } from '../state/messages.ts';
import type { Conversation } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { botMethod } from './bot-method.ts';
import { dmWith, findConversation } from './find-conversation.ts';
import { type AnyMethod, flag, wholeNumber } from './method.ts';

const open = z.object({ users: z.string().optional(), channel: z.string().optional(), return_im: flag.optional() });
const info = z.object({ channel: z.string() });
const history = z.object({
  channel: z.string(),
  limit: wholeNumber.min(1).max(999).default(100),
  latest: z.string().optional(),
  oldest: z.string().optional(),
});

export const conversationMethods: Readonly<Record<string, AnyMethod>> = {
  'conversations.open': botMethod(['channels:manage', 'groups:write', 'im:write', 'mpim:write'], open, openDm),
  'conversations.info': botMethod(['channels:read', 'groups:read', 'im:read', 'mpim:read'], info, (state, input) => {
    const conversation = findConversation(state, input.channel);
    requireScope(state, conversation, 'read');
    return { channel: conversationShape(state, conversation) };
  }),
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
  const provided = state.manifest.botScopes;
  if (!provided.includes('im:write')) refuse('missing_scope', { needed: 'im:write', provided: provided.join(',') });
  const channel = input.return_im ? conversationShape(state, conversation) : { id: conversation.channelId };
  return { no_op: true, already_open: true, channel };
}

/** Newest first; ephemeral messages are not part of any history. */
function readHistory(state: SlackState, input: z.infer<typeof history>): object {
  const conversation = findConversation(state, input.channel);
  requireScope(state, conversation, 'history');
  if (!conversation.memberIds.includes(state.app.botUserId)) return refuse('not_in_channel');
  const messages = messagesOf(state, conversation.channelId)
    .filter(({ visibleTo, ts }) => !visibleTo && ts < (input.latest ?? '~') && ts > (input.oldest ?? ''))
    .reverse();
  return {
    messages: messages.slice(0, input.limit).map((message) => messageShape(state, message)),
    has_more: messages.length > input.limit,
    pin_count: 0,
  };
}

function requireScope(state: SlackState, conversation: Conversation, right: 'read' | 'history'): void {
  const needed = `${conversation.kind === 'app-dm' ? 'im' : 'channels'}:${right}`;
  const provided = state.manifest.botScopes;
  if (!provided.includes(needed)) refuse('missing_scope', { needed, provided: provided.join(',') });
}
