import { emojiNamed, firstNames } from '../emoji.ts';

/** Properties of strings, such as all emoji, need the flag `v`. */
const FLAGS = 'gv';
/** The characters of one emoji, with its skin tone. */
const DRAWN = new RegExp('\\p{RGI_Emoji}', FLAGS);
const TONES = /[\u{1F3FB}-\u{1F3FF}]/u;

const namesByCharacters = new Map([...firstNames].map(([name, first]) => [bare(emojiNamed(name) ?? ''), first]));

/** A text with the names of emoji in place of their characters, as Slack's composer writes them. */
export function withEmojiNames(text: string): string {
  return text.replace(DRAWN, (drawn) => {
    const name = namesByCharacters.get(bare(drawn.replace(TONES, '')));
    if (name === undefined) return drawn;
    const tone = TONES.exec(drawn)?.[0];
    return `:${name}:${tone === undefined ? '' : `:${namesByCharacters.get(tone)}:`}`;
  });
}

/** Without U+FE0F, which keyboards add or leave out. */
function bare(characters: string): string {
  return characters.replaceAll('\u{FE0F}', '');
}
