import { emojiNamed, firstNames } from '../../../slack/emoji.ts';

export interface FoundEmoji {
  readonly name: string;
  readonly characters: string;
}

const DOZEN = [
  '+1',
  'tada',
  'heart',
  'eyes',
  'white_check_mark',
  'joy',
  'raised_hands',
  'pray',
  'rocket',
  'fire',
  'thinking_face',
  'wave',
];

/**
 * Returns emoji whose name contains the text. Names that begin with the text come first. For an empty text, returns
 * twelve common emoji.
 */
export function findEmoji(typed: string, most: number): readonly FoundEmoji[] {
  const text = typed.toLowerCase().replaceAll(':', '').trim().replaceAll(' ', '_');
  const names = text === '' ? DOZEN : [...namesWith(text, true), ...namesWith(text, false)];
  const first = new Set(names.map((name) => firstNames.get(name) ?? name));
  return [...first].slice(0, most).map((name) => ({ name, characters: emojiNamed(name) ?? '' }));
}

function namesWith(text: string, isAtStart: boolean): readonly string[] {
  return [...firstNames.keys()].filter((name) => (isAtStart ? name.startsWith(text) : name.includes(text)));
}
