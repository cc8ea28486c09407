import { refuse } from '../refusal.ts';
import { findMessage } from '../state/messages.ts';
import type { Message } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { conversationWithId } from './find-conversation.ts';

/**
 * Returns a message of the app. Does not find ephemeral messages. `channel` must be the id of a conversation, not a
 * name and not the id of a person.
 * @param notOwn the error for a message of somebody else
 * @throws SlackRefusal `channel_not_found`, `message_not_found` or `notOwn`
 */
export function ownMessage(
  state: SlackState,
  { channel, ts }: { readonly channel: string; readonly ts: string },
  notOwn: string,
): Message {
  const message = findMessage(state, conversationWithId(state, channel).channelId, ts);
  if (!message || message.visibleTo) return refuse('message_not_found');
  return message.authorId === state.app.botUserId ? message : refuse(notOwn);
}
