import { refuse } from '../refusal.ts';
import type { Conversation } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';

/**
 * Returns the conversation for a new message.
 * @param channel an id (`C...`, `D...`), a channel's name (with or without `#`), or the id of a person (`U...`), for
 * their DM with the app
 * @throws SlackRefusal `channel_not_found`, `not_in_channel` or `messages_tab_disabled`
 */
export function conversationToPostIn(state: SlackState, channel: string): Conversation {
  const conversation = state.users.has(channel) ? dmWith(state, channel) : findConversation(state, channel);
  if (conversation.kind === 'app-dm') {
    return state.manifest.isMessagesTabEnabled ? conversation : refuse('messages_tab_disabled');
  }
  const mayPost =
    conversation.memberIds.includes(state.app.botUserId) || state.manifest.botScopes.includes('chat:write.public');
  return mayPost ? conversation : refuse('not_in_channel');
}

/**
 * Returns a conversation by its id. Only methods that post also take a name.
 * @throws SlackRefusal `channel_not_found`
 */
export function conversationWithId(state: SlackState, channel: string): Conversation {
  return state.conversations.get(channel) ?? refuse('channel_not_found');
}

/**
 * Returns a conversation by its id, or a channel by its name.
 * @throws SlackRefusal `channel_not_found`
 */
function findConversation(state: SlackState, channel: string): Conversation {
  const name = channel.replace(/^#/, '');
  const found =
    state.conversations.get(channel) ??
    [...state.conversations.values()].find((candidate) => candidate.kind === 'channel' && candidate.name === name);
  return found ?? refuse('channel_not_found');
}

/**
 * Returns the DM of a person with the app.
 * @throws SlackRefusal `user_not_found`
 */
export function dmWith(state: SlackState, userId: string): Conversation {
  const dm = [...state.conversations.values()].find(
    (candidate) => candidate.kind === 'app-dm' && candidate.memberIds.includes(userId),
  );
  return dm && userId !== state.app.botUserId ? dm : refuse('user_not_found');
}
