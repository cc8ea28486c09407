import { handleOf } from '../shapes/user-shape.ts';
import type { SlackState } from '../state/state.ts';
import type { Directory, Encoded, Inline } from './pieces.ts';

/**
 * Returns the people, the app, the user groups and the channels by the names that people type.
 * @param isCommand whether the text belongs to a slash command. There a mention has the handle too: `<@U1|ana>`.
 */
export function directoryOf(state: SlackState, isCommand: boolean): Directory {
  const mentions = new Map<string, Encoded>();
  const { botName } = state.manifest;
  const bot = { userId: state.app.botUserId, name: botName, handle: handleOf(state) };
  for (const { userId, name, handle } of [...state.users.values(), bot]) {
    const named = mentionOf(`@${userId}${isCommand ? `|${handle}` : ''}`, { type: 'user', user_id: userId });
    for (const typed of [name, handle]) mentions.set(typed.toLowerCase(), named);
  }
  for (const { id, handle } of state.userGroups.values()) {
    mentions.set(handle.toLowerCase(), mentionOf(`!subteam^${id}|@${handle}`, { type: 'usergroup', usergroup_id: id }));
  }
  for (const range of ['here', 'channel', 'everyone'])
    mentions.set(range, mentionOf(`!${range}`, { type: 'broadcast', range }));
  const channels = new Map<string, Encoded>();
  for (const { kind, channelId, name } of state.conversations.values()) {
    if (kind === 'channel')
      channels.set(name, mentionOf(`#${channelId}|${name}`, { type: 'channel', channel_id: channelId }));
  }
  return {
    patterns: [`(?<!\\w)@(?<mention>${anyOf(mentions)})`, `(?<![\\w&])#(?<channel>${anyOf(channels)})`],
    mention: (name) => mentions.get(name?.toLowerCase() ?? ''),
    channel: (name) => channels.get(name?.toLowerCase() ?? ''),
  };
}

function mentionOf(id: string, inline: Inline): Encoded {
  return { text: `<${id}>`, inlines: [inline] };
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Returns a pattern for whole names. If one name begins with another one, the longer name matches. */
function anyOf(names: ReadonlyMap<string, unknown>): string {
  const longestFirst = [...names.keys()].toSorted((one, other) => other.length - one.length);
  return `(?:${longestFirst.map((name) => escapePattern(name)).join('|')})(?![\\w-])`;
}
