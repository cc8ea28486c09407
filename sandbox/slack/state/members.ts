import { addMessage } from './messages.ts';
import type { News } from './news.ts';
import type { Conversation } from './records.ts';
import type { SlackState } from './state.ts';

/** The news about a member who joined or left, and about the message that Slack posts in the channel. */
type Told = readonly Extract<News, { readonly kind: 'posted' | 'joined' | 'left' }>[];

/**
 * Adds a person or the app to a channel, and posts Slack's message that they joined.
 * @returns the news for which the caller sends events to the app
 */
export function joinChannel(state: SlackState, where: Conversation, userId: string, inviterId?: string): Told {
  change(state, where, [...where.memberIds, userId]);
  const text = `<@${userId}> has joined the channel`;
  const message = addMessage(state, { ...said(where, userId), text, subtype: 'channel_join' });
  return [
    { kind: 'joined', channelId: where.channelId, userId, inviterId },
    { kind: 'posted', message },
  ];
}

/**
 * Removes a person or the app from a channel, and posts Slack's message that they left.
 * @returns the news for which the caller sends events to the app
 */
export function leaveChannel(state: SlackState, where: Conversation, userId: string): Told {
  const text = `<@${userId}> has left the channel`;
  const message = addMessage(state, { ...said(where, userId), text, subtype: 'channel_leave' });
  change(
    state,
    where,
    where.memberIds.filter((other) => other !== userId),
  );
  return [
    { kind: 'left', channelId: where.channelId, userId },
    { kind: 'posted', message },
  ];
}

function said({ channelId }: Conversation, authorId: string) {
  return { channelId, authorId, blocks: [] };
}

function change(state: SlackState, where: Conversation, memberIds: readonly string[]): void {
  state.conversations.set(where.channelId, { ...where, memberIds });
  state.changed();
}
