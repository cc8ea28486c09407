import type { Conversation } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';

const MOST_CHARACTERS = 90;

/** The fields that summaries use. Any of them may be missing or of another type. */
interface Part {
  readonly [name: string]: Part | undefined;
}

type Summarize = (payload: Part, state: SlackState) => string;

/** Summaries of payloads to the app, by kind. */
const TO_APP: Readonly<Record<string, Summarize>> = {
  slash_commands: ({ user_id, command, text: said }, state) =>
    `${nameOf(state, user_id)} typed ${text(command)} ${text(said)}`,
  'interactive:block_actions': ({ user, actions }, state) => {
    const action = actions?.[0];
    const label = text(action?.text?.text) || text(action?.action_id);
    return `${nameOf(state, user?.id)} ${text(action?.type) === 'button' ? 'pressed' : 'chose in'} “${label}”`;
  },
  'interactive:view_submission': ({ user, view }, state) => `${nameOf(state, user?.id)} submitted ${titleOf(view)}`,
  'interactive:view_closed': ({ user, view }, state) => `${nameOf(state, user?.id)} closed ${titleOf(view)}`,
  'interactive:shortcut': ({ user, callback_id }, state) => `${nameOf(state, user?.id)} ran ${text(callback_id)}`,
  'interactive:message_action': ({ user, callback_id }, state) => `${nameOf(state, user?.id)} ran ${text(callback_id)}`,
  'events_api:app_home_opened': ({ event }, state) =>
    `${nameOf(state, event?.user)} opened the ${text(event?.tab) === 'messages' ? 'messages of the app' : 'App Home'}`,
  'events_api:message': ({ event }, state) => {
    const { subtype, message, previous_message: previous } = event ?? {};
    if (text(subtype) === 'message_changed') return `a message is now “${text(message?.text)}”`;
    if (text(subtype) === 'message_deleted') return `a message was deleted: “${text(previous?.text)}”`;
    return `${nameOf(state, event?.user ?? event?.bot_id)} wrote “${text(event?.text)}”`;
  },
  'events_api:reaction_added': ({ event }, state) =>
    `${nameOf(state, event?.user)} reacted with :${text(event?.reaction)}:`,
  'events_api:reaction_removed': ({ event }, state) =>
    `${nameOf(state, event?.user)} took back :${text(event?.reaction)}:`,
  'events_api:member_joined_channel': ({ event }, state) =>
    `${nameOf(state, event?.user)} joined ${placeOf(state, event?.channel)}`,
  'events_api:member_left_channel': ({ event }, state) =>
    `${nameOf(state, event?.user)} left ${placeOf(state, event?.channel)}`,
  'interactive:block_suggestion': ({ user, value }, state) =>
    `${nameOf(state, user?.id)} typed “${text(value)}” into a menu`,
  'events_api:app_mention': ({ event }, state) => `${nameOf(state, event?.user)} mentioned the app`,
};

/** Summaries of calls from the app, by method. */
const FROM_APP: Readonly<Record<string, Summarize>> = {
  'chat.postMessage': ({ channel, text: said, markdown_text: marked }, state) =>
    `to ${placeOf(state, channel)}: ${text(said ?? marked)}`,
  'chat.postEphemeral': ({ channel, text: said }, state) =>
    `in ${placeOf(state, channel)}, for one person: ${text(said)}`,
  'chat.update': ({ channel, text: said, markdown_text: marked }, state) =>
    `in ${placeOf(state, channel)}: ${text(said ?? marked)}`,
  'chat.delete': ({ channel }, state) => `in ${placeOf(state, channel)}`,
  'chat.getPermalink': ({ channel }, state) => `of a message in ${placeOf(state, channel)}`,
  'conversations.replies': ({ channel }, state) => `in ${placeOf(state, channel)}`,
  'reactions.add': ({ name, channel }, state) => `:${text(name)}: in ${placeOf(state, channel)}`,
  'reactions.remove': ({ name, channel }, state) => `:${text(name)}: in ${placeOf(state, channel)}`,
  'conversations.open': ({ users }, state) => `with ${nameOf(state, users)}`,
  'users.info': ({ user }, state) => nameOf(state, user),
  'views.open': ({ view }) => titleOf(view),
  'views.push': ({ view }) => titleOf(view),
  'views.update': ({ view }) => titleOf(view),
  'views.publish': ({ user_id }, state) => `the home of ${nameOf(state, user_id)}`,
  'files.getUploadURLExternal': ({ filename, length }) => `${text(filename)}, ${text(length)} bytes`,
  'files.delete': ({ file }) => text(file),
  response_url: ({ text: said }) => text(said),
};

/** Returns a summary of a payload in one short line. Expects a payload whose secrets are hidden. */
export function summaryOf(state: SlackState, kind: string, payload: unknown): string {
  const summarize = Object.hasOwn(TO_APP, kind)
    ? TO_APP[kind]
    : Object.hasOwn(FROM_APP, kind)
      ? FROM_APP[kind]
      : undefined;
  const line = summarize?.(Object(payload) as Part, state) ?? '';
  const short = line.replaceAll(/\s+/g, ' ').trim();
  return short.length > MOST_CHARACTERS
    ? `${short.slice(0, MOST_CHARACTERS)}…`
    : short || kind.slice(0, MOST_CHARACTERS);
}

/** Returns the id of the person who did something, or to whom the DM or modal belongs. */
export function personOf(state: SlackState, payload: unknown): string | undefined {
  const { user, user_id, users, channel, channel_id, event, view_id, trigger_id } = Object(payload) as Part;
  const candidates = [user?.id, user, user_id, users, event?.user, channel].map(text);
  const found = candidates.find((candidate) => state.users.has(candidate));
  if (found) return found;
  const conversation = state.conversations.get(text(channel) || text(channel_id));
  const { triggers, views } = state;
  return dmPartner(state, conversation) ?? views.get(text(view_id))?.userId ?? triggers.get(text(trigger_id))?.userId;
}

function dmPartner(state: SlackState, conversation: Conversation | undefined): string | undefined {
  if (conversation?.kind !== 'app-dm') return undefined;
  return conversation.memberIds.find((userId) => userId !== state.app.botUserId);
}

function placeOf(state: SlackState, channel: Part | undefined): string {
  const conversation = state.conversations.get(text(channel));
  if (conversation?.kind === 'channel') return `#${conversation.name}`;
  return nameOf(state, (dmPartner(state, conversation) ?? channel) as Part | undefined);
}

function nameOf(state: SlackState, userId: unknown): string {
  const names: readonly string[] = Object.values(state.app);
  if (names.includes(text(userId))) return 'the app';
  return state.users.get(text(userId))?.name ?? (text(userId) || 'somebody');
}

function titleOf(view: Part | undefined): string {
  return `“${text(view?.title?.text)}”`;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}
