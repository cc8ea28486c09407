import { findMessage, isReply, repliesTo } from '../state/messages.ts';
import type { Dress, Message } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { fileShape } from './file-shape.ts';

/**
 * Returns a message as the Web API, events and interaction payloads show it (docs.slack.dev/reference/events/message).
 * @param withMetadata whether the message has its whole metadata. If not, it has only the `event_type`.
 */
export function messageShape(state: SlackState, message: Message, withMetadata = true): object {
  const { metadata, subtype } = message;
  return {
    type: 'message',
    ...authorParts(state, message),
    ...(subtype ? { subtype } : {}),
    text: message.text,
    ts: message.ts,
    team: state.team.id,
    ...(message.clientMsgId ? { client_msg_id: message.clientMsgId } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...threadParts(state, message),
    ...(message.editedTs ? { edited: { user: message.authorId, ts: message.editedTs } } : {}),
    ...(message.fileIds.length > 0
      ? { files: message.fileIds.map((fileId) => fileShape(state, state.files.get(fileId)!)) }
      : {}),
    ...(message.reactions?.length
      ? { reactions: message.reactions.map(({ name, userIds }) => ({ name, users: userIds, count: userIds.length })) }
      : {}),
    ...(metadata ? { metadata: withMetadata ? metadata : { event_type: metadata.event_type } } : {}),
  };
}

/**
 * Returns the author of a message. If the app chose a name or picture, the message is a `bot_message` without a user.
 */
function authorParts({ app, team, manifest }: SlackState, { authorId, dress }: Message): object {
  if (authorId !== app.botUserId) return { user: authorId };
  const ids = { bot_id: app.botId, app_id: app.appId };
  if (dress) return { subtype: 'bot_message', ...ids, username: dress.username ?? manifest.botName, ...iconsOf(dress) };
  const profile = { id: app.botId, app_id: app.appId, user_id: app.botUserId, name: manifest.botName };
  const bot_profile = { ...profile, icons: {}, deleted: false, updated: 0, team_id: team.id };
  return { user: authorId, ...ids, bot_profile };
}

function iconsOf({ icon }: Dress): object {
  if (!icon) return {};
  return { icons: 'url' in icon ? { image_48: icon.url } : { emoji: `:${icon.emoji}:` } };
}

/** Returns the thread of a reply, or for the first message of a thread the number of replies and their authors. */
function threadParts(state: SlackState, message: Message): object {
  const { ts, threadTs } = message;
  if (threadTs !== undefined && isReply(message)) {
    const root = findMessage(state, message.channelId, threadTs);
    const broadcast = message.isBroadcast ? { subtype: 'thread_broadcast' } : {};
    return { ...broadcast, thread_ts: threadTs, ...(root ? { parent_user_id: root.authorId } : {}) };
  }
  const replies = repliesTo(state, message);
  if (replies.length === 0) return threadTs === undefined ? {} : { thread_ts: threadTs };
  const authors = [...new Set(replies.map(({ authorId }) => authorId))];
  return {
    thread_ts: ts,
    reply_count: replies.length,
    reply_users_count: authors.length,
    latest_reply: replies.at(-1)?.ts,
    reply_users: authors.slice(0, 5),
    is_locked: false,
    subscribed: false,
  };
}
