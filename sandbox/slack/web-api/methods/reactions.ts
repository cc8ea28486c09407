import { z } from 'zod';
import { refuse } from '../../refusal.ts';
import { messageShape } from '../../shapes/message-shape.ts';
import { findMessage, messagesOf } from '../../state/messages.ts';
import { react } from '../../state/reactions.ts';
import type { Message } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';
import { botMethod } from '../bot-method.ts';
import { conversationWithId } from '../find-conversation.ts';
import type { AnyMethod } from '../method.ts';
import { pageArguments, pageOf } from '../paging.ts';

const change = z.object({
  name: z.string().min(1),
  channel: z.string().optional(),
  timestamp: z.string().optional(),
});
const one = z.object({ channel: z.string().optional(), timestamp: z.string().optional() });
const list = z.object({ user: z.string().optional(), ...pageArguments });

export const reactionMethods: Readonly<Record<string, AnyMethod>> = {
  'reactions.add': botMethod(['reactions:write'], change, (state, input) => changeReaction(state, input, true)),
  'reactions.remove': botMethod(['reactions:write'], change, (state, input) => changeReaction(state, input, false)),
  'reactions.get': botMethod(['reactions:read'], one, (state, input) => {
    const { channelId, ts } = placeOf(state, input);
    const message = findMessage(state, channelId, ts);
    if (!message || message.visibleTo) return refuse('message_not_found');
    return { type: 'message', channel: channelId, message: messageShape(state, message) };
  }),
  'reactions.list': botMethod(['reactions:read'], list, listReactions),
};

function changeReaction(state: SlackState, input: z.infer<typeof change>, isAdded: boolean): object {
  const userId = state.app.botUserId;
  const { message, name } = react(state, { ...placeOf(state, input), name: input.name, userId }, isAdded);
  state.news.announce({ kind: 'reacted', message, name, userId, isAdded });
  return {};
}

/**
 * Returns the place of a message in a conversation of the app.
 * @throws SlackRefusal `no_item_specified`, `bad_timestamp`, `channel_not_found` or `not_in_channel`
 */
function placeOf(state: SlackState, { channel, timestamp }: z.infer<typeof one>): { channelId: string; ts: string } {
  if (channel === undefined || timestamp === undefined) return refuse('no_item_specified');
  if (!/^\d+\.\d+$/.test(timestamp)) return refuse('bad_timestamp');
  const conversation = conversationWithId(state, channel);
  if (!conversation.memberIds.includes(state.app.botUserId)) return refuse('not_in_channel');
  return { channelId: channel, ts: timestamp };
}

/**
 * Lists the messages in the app's conversations to which this user has reacted, newest first. Without a user, lists
 * those to which the app has reacted.
 */
function listReactions(state: SlackState, input: z.infer<typeof list>): object {
  const userId = input.user ?? state.app.botUserId;
  const hasReacted = ({ reactions = [] }: Message) => reactions.some(({ userIds }) => userIds.includes(userId));
  const found = [...state.conversations.values()]
    .filter(({ memberIds }) => memberIds.includes(state.app.botUserId))
    .flatMap(({ channelId }) => messagesOf(state, channelId).filter(hasReacted))
    .toSorted((earlier, later) => (earlier.ts < later.ts ? 1 : -1));
  const { page, nextCursor } = pageOf(found, input, ({ ts }) => ts);
  const items = page.map((message) => ({
    type: 'message',
    channel: message.channelId,
    message: messageShape(state, message),
  }));
  return { items, response_metadata: { next_cursor: nextCursor } };
}
