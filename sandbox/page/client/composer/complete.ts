import type { Workspace } from '../../../slack/person/types.ts';
import { findEmoji } from '../reactions/find-emoji.ts';
import type { Suggestion } from './suggest.ts';

const MOST = 8;
/** The list of emoji opens after this number of letters after `:`, so that a smiley such as `:D` does not open it. */
const LEAST_OF_EMOJI = 2;

/** The names that can be completed. */
interface Named {
  readonly workspace: Pick<Workspace, 'personas' | 'appName' | 'userGroups'>;
  readonly channels: readonly string[];
}

interface Found {
  readonly written: string;
  readonly title: string;
  readonly description?: string;
}

/**
 * Returns the completions of the name before the caret: for `@` people, the app, user groups and words such as `@here`,
 * for `#` channels, for `:` emoji. Slack turns the names into mentions.
 */
export function complete(text: string, caret: number, { workspace, channels }: Named): Suggestion[] {
  const [before, after] = [text.slice(0, caret), text.slice(caret)];
  const { sign = '', begun = '' } = /(?:^|[\s(])(?<sign>[@#:])(?<begun>[^@#:\n]*)$/.exec(before)?.groups ?? {};
  const start = before.length - begun.length - sign.length;
  return foundFor(sign, begun, workspace, channels)
    .slice(0, MOST)
    .map(({ written, title, description = '' }) => ({
      text: `${before.slice(0, start)}${written} ${after.replace(/^ /, '')}`,
      caret: start + written.length + 1,
      title,
      description,
    }));
}

function foundFor(sign: string, begun: string, workspace: Named['workspace'], channels: Named['channels']): Found[] {
  if (sign === '@') return namesOf(workspace).filter(({ written }) => isBegun(written.slice(1), begun));
  if (sign === '#') {
    return channels.filter((name) => isBegun(name, begun)).map((name) => ({ written: `#${name}`, title: `#${name}` }));
  }
  if (sign !== ':' || begun.length < LEAST_OF_EMOJI || /\s/.test(begun)) return [];
  return findEmoji(begun, MOST).map(({ name, characters }) => ({
    written: `:${name}:`,
    title: `${characters} :${name}:`,
  }));
}

function namesOf({ personas, appName, userGroups = [] }: Named['workspace']): Found[] {
  const named = (name: string, description = '') => ({ written: `@${name}`, title: `@${name}`, description });
  return [
    ...personas.map(({ name }) => named(name)),
    named(appName),
    ...userGroups.map(({ handle, name }) => named(handle, name)),
    ...['here', 'channel', 'everyone'].map((range) => named(range)),
  ];
}

/** Returns whether the name, or one of its words, begins with the typed text, in any case. */
function isBegun(name: string, begun: string): boolean {
  const [whole, typed] = [name.toLowerCase(), begun.toLowerCase()];
  return whole.startsWith(typed) || whole.split(/[\s-]/).some((word) => word.startsWith(typed));
}
