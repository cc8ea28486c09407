import shortcodes from 'emojibase-data/en/shortcodes/iamcal.json' with { type: 'json' };

/**
 * Matches an emoji in text: `:wave:`, `:wave::skin-tone-3:`. The group `emoji` is the part between the outer colons.
 */
export const emojiPattern = ':(?<emoji>[a-z0-9_+-]+(?:::skin-tone-[2-6])?):';

/** The characters of each emoji by name. Slack's names are those of the iamcal data set. */
const characters = new Map(
  Object.entries(shortcodes).flatMap(([hexcode, names]) =>
    [names].flat().map((name): [string, string] => [name, charactersOf(hexcode)]),
  ),
);

/** The first name of each emoji, by each of the emoji's names. */
export const firstNames: ReadonlyMap<string, string> = new Map(
  Object.values(shortcodes).flatMap((names) =>
    [names].flat().map((name, _at, [first = name]): [string, string] => [name, first]),
  ),
);

/** Returns the characters of an emoji by its name; undefined for an unknown name, which Slack shows unchanged. */
export function emojiNamed(name: string): string | undefined {
  const [base = '', tone] = name.split('::');
  const plain = characters.get(base);
  return plain === undefined || tone === undefined ? plain : toned(plain, characters.get(tone) ?? '');
}

/**
 * Returns the name that Slack uses for an emoji in reactions, such as `+1` for `thumbsup`; undefined if there is no
 * such emoji.
 */
export function firstNameOf(name: string): string | undefined {
  const [base = '', tone] = name.split('::');
  if (emojiNamed(name) === undefined) return undefined;
  return tone === undefined ? firstNames.get(base) : `${firstNames.get(base)}::${tone}`;
}

/** Replaces the names of emoji in a text by the emoji. */
export function withEmoji(text: string): string {
  return text.replace(new RegExp(emojiPattern, 'g'), (written, name: string) => emojiNamed(name) ?? written);
}

/**
 * Adds U+FE0F, which the data set leaves out, after characters that are drawn as text without it
 * (unicode.org/reports/tr51).
 */
function charactersOf(hexcode: string): string {
  const each = hexcode.split('-').map((hex) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return each.map((one, at) => (isDrawnAsText(one, each[at + 1]) ? `${one}\u{FE0F}` : one)).join('');
}

function isDrawnAsText(character: string, next = ''): boolean {
  if (!/\p{Emoji}/u.test(character) || /\p{Emoji_Presentation}/u.test(character)) return false;
  return next !== '\u{FE0F}' && !/\p{Emoji_Modifier}/u.test(next);
}

/** Adds a skin tone directly after the person or hand, in place of U+FE0F. */
function toned(plain: string, tone: string): string {
  return plain.replace(/^(\p{Emoji_Modifier_Base})\u{FE0F}?/u, `$1${tone}`);
}
