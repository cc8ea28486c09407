import shortcodes from 'emojibase-data/en/shortcodes/iamcal.json' with { type: 'json' };

/** How an emoji is written: `:wave:`, `:wave::skin-tone-3:`. Its name is what stands between the outer colons. */
export const emojiPattern = ':(?<emoji>[a-z0-9_+-]+(?:::skin-tone-[2-6])?):';

/** Slack's own set of names, which is iamcal's. */
const characters = new Map(
  Object.entries(shortcodes).flatMap(([hexcode, names]) =>
    [names].flat().map((name): [string, string] => [name, charactersOf(hexcode)]),
  ),
);

/** For each name of an emoji, the first name of that emoji. */
export const firstNames: ReadonlyMap<string, string> = new Map(
  Object.values(shortcodes).flatMap((names) =>
    [names].flat().map((name, _at, [first = name]): [string, string] => [name, first]),
  ),
);

/** The characters of an emoji by its name; nothing for an unknown name, which Slack shows as it was written. */
export function emojiNamed(name: string): string | undefined {
  const [base = '', tone] = name.split('::');
  const plain = characters.get(base);
  return plain === undefined || tone === undefined ? plain : toned(plain, characters.get(tone) ?? '');
}

/** Returns the first name of an emoji, which Slack uses for reactions: `+1` for `thumbsup`. Undefined if there is no such emoji. */
export function firstNameOf(name: string): string | undefined {
  const [base = '', tone] = name.split('::');
  if (emojiNamed(name) === undefined) return undefined;
  return tone === undefined ? firstNames.get(base) : `${firstNames.get(base)}::${tone}`;
}

/** A text with the emoji in place of their names. */
export function withEmoji(text: string): string {
  return text.replace(new RegExp(emojiPattern, 'g'), (written, name: string) => emojiNamed(name) ?? written);
}

/** Adds U+FE0F after what is otherwise drawn as text (unicode.org/reports/tr51): the data does without it. */
function charactersOf(hexcode: string): string {
  const each = hexcode.split('-').map((hex) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return each.map((one, at) => (isDrawnAsText(one, each[at + 1]) ? `${one}\u{FE0F}` : one)).join('');
}

function isDrawnAsText(character: string, next = ''): boolean {
  if (!/\p{Emoji}/u.test(character) || /\p{Emoji_Presentation}/u.test(character)) return false;
  return next !== '\u{FE0F}' && !/\p{Emoji_Modifier}/u.test(next);
}

/** A tone stands right after the person or the hand, and in place of U+FE0F. */
function toned(plain: string, tone: string): string {
  return plain.replace(/^(\p{Emoji_Modifier_Base})\u{FE0F}?/u, `$1${tone}`);
}
