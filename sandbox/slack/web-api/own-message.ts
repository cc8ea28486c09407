import { refuse } from '../refusal.ts';
import { findMessage } from '../state/messages.ts';
import type { Message } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';

/**
 * Returns the app's own message. Ephemeral messages cannot be found, and `channel` is an id: neither a name nor a person's id.
 * @param notOwn the word for a message of somebody else
 * @throws SlackRefusal `channel_not_found`, `message_not_found` or `notOwn`
 */
export function ownMessage(
  state: SlackState,
  { channel, ts }: { readonly channel: string; readonly ts: string },
  notOwn: string,
): Message {
  if (!state.conversations.has(channel)) return refuse('channel_not_found');
  const message = findMessage(state, channel, ts);
  if (!message || message.visibleTo) return refuse('message_not_found');
  return message.authorId === state.app.botUserId ? message : refuse(notOwn);
}
