import { emojiNamed, firstNames } from '../emoji.ts';

/** `\p{RGI_Emoji}` is a property of strings, which needs the flag `v`. */
const FLAGS = 'gv';
/** Matches the characters of one emoji, with its skin tone. */
const DRAWN = new RegExp('\\p{RGI_Emoji}', FLAGS);
const TONES = /[\u{1F3FB}-\u{1F3FF}]/u;

const namesByCharacters = new Map([...firstNames].map(([name, first]) => [bare(emojiNamed(name) ?? ''), first]));

/** Replaces emoji by their names, as Slack's composer does. */
export function withEmojiNames(text: string): string {
  return text.replace(DRAWN, (drawn) => {
    const name = namesByCharacters.get(bare(drawn.replace(TONES, '')));
    if (name === undefined) return drawn;
    const tone = TONES.exec(drawn)?.[0];
    return `:${name}:${tone === undefined ? '' : `:${namesByCharacters.get(tone)}:`}`;
  });
}

/** Removes U+FE0F, which only some keyboards add. */
function bare(characters: string): string {
  return characters.replaceAll('\u{FE0F}', '');
}
