import { messageShape } from '../../shapes/message-shape.ts';
import type { News } from '../../state/news.ts';
import type { Conversation, Message } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';
import type { Slack } from '../deliver.ts';
import { tellMetadata } from './metadata.ts';
import { tell } from './tell.ts';

type Of<Kind> = Extract<News, { readonly kind: Kind }>;

/** Sends the events about news in a conversation of the app. As on Slack, ephemeral messages have no events. */
export async function tellNews(slack: Slack, news: News): Promise<void> {
  const { state } = slack;
  if ('message' in news && news.message.visibleTo) return;
  const where = state.conversations.get('message' in news ? news.message.channelId : news.channelId);
  if (!where) return;
  const isConcerned = where.memberIds.includes(state.app.botUserId) || ('userId' in news && isBot(state, news.userId));
  if (!isConcerned) return;
  switch (news.kind) {
    case 'posted':
      return tellPosted(slack, where, news.message);
    case 'reacted':
      return tellReacted(slack, where, news);
    case 'joined':
    case 'left':
      return tellMember(slack, where, news);
    case 'changed':
    case 'deleted':
      return tellChanged(slack, where, news);
  }
}

async function tellPosted(slack: Slack, where: Conversation, message: Message): Promise<void> {
  const { state } = slack;
  const { botUserId } = state.app;
  const isEcho = isBot(state, message.authorId);
  const isMention = !isEcho && where.kind !== 'app-dm' && message.text.includes(`<@${botUserId}>`);
  const event = messageEvent(state, where, message);
  await Promise.all([
    tell(slack, subscriptionOf(where), { ...event, channel_type: channelTypeOf(where) }, isEcho),
    isMention && tell(slack, 'app_mention', { ...event, type: 'app_mention' }),
    tellMetadata(slack, message, { now: message.metadata }, isEcho),
  ]);
}

async function tellChanged(slack: Slack, where: Conversation, news: Of<'changed' | 'deleted'>): Promise<void> {
  const { message } = news;
  const isEcho = isBot(slack.state, message.authorId);
  const change =
    news.kind === 'changed' ? { before: news.before.metadata, now: message.metadata } : { before: message.metadata };
  await Promise.all([
    tell(slack, subscriptionOf(where), changeEvent(slack.state, where, news), isEcho),
    tellMetadata(slack, message, change, isEcho),
  ]);
}

function messageEvent(state: SlackState, where: Conversation, message: Message): object {
  return { ...messageShape(state, message), channel: where.channelId, event_ts: message.ts };
}

/**
 * Returns the event about a changed or deleted message (docs.slack.dev/reference/events/message.message_changed and
 * message_deleted).
 */
function changeEvent(state: SlackState, where: Conversation, news: Of<'changed' | 'deleted'>): object {
  const { message } = news;
  const ts = state.newTs();
  const shared = { type: 'message', hidden: true, channel: where.channelId, channel_type: channelTypeOf(where) };
  const change =
    news.kind === 'changed'
      ? {
          subtype: 'message_changed',
          message: messageShape(state, message),
          previous_message: messageShape(state, news.before),
        }
      : { subtype: 'message_deleted', deleted_ts: message.ts, previous_message: messageShape(state, message) };
  return { ...shared, ...change, ts, event_ts: ts };
}

/** Sends `reaction_added` or `reaction_removed` (docs.slack.dev/reference/events/reaction_added). */
async function tellReacted(slack: Slack, { channelId }: Conversation, news: Of<'reacted'>): Promise<void> {
  const { message, userId, name, isAdded } = news;
  const type = isAdded ? 'reaction_added' : 'reaction_removed';
  const event = {
    type,
    user: userId,
    reaction: name,
    item: { type: 'message', channel: channelId, ts: message.ts },
    item_user: message.authorId,
    event_ts: slack.state.newTs(),
  };
  await tell(slack, type, event, isBot(slack.state, userId));
}

/** Sends `member_joined_channel` or `member_left_channel` (docs.slack.dev/reference/events/member_joined_channel). */
async function tellMember(slack: Slack, { channelId }: Conversation, news: Of<'joined' | 'left'>): Promise<void> {
  const { state } = slack;
  const type = news.kind === 'joined' ? 'member_joined_channel' : 'member_left_channel';
  const event = {
    type,
    user: news.userId,
    channel: channelId,
    channel_type: 'C',
    team: state.team.id,
    ...(news.inviterId ? { inviter: news.inviterId } : {}),
    event_ts: state.newTs(),
  };
  await tell(slack, type, event, isBot(state, news.inviterId ?? news.userId));
}

function subscriptionOf({ kind }: Conversation): string {
  return kind === 'app-dm' ? 'message.im' : 'message.channels';
}

function channelTypeOf({ kind }: Conversation): string {
  return kind === 'app-dm' ? 'im' : 'channel';
}

function isBot({ app }: SlackState, userId: string): boolean {
  return userId === app.botUserId;
}
