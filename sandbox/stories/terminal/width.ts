import { stripVTControlCharacters } from 'node:util';

const segmenter = new Intl.Segmenter();
const WIDE =
  /\p{Emoji_Presentation}|\u{FE0F}|\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Hangul}|[\u3000-\u30FF\uFF01-\uFF60]/u;
const INVISIBLE = /^[\p{Mn}\p{Cf}]+$/u;

/** Returns the characters of a text as a person counts them: an emoji of several code points is one. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * Returns how many columns a text takes in a terminal. Colours take none; an emoji and a Chinese, Japanese or Korean
 * character take two.
 */
export function widthOf(text: string): number {
  let width = 0;
  for (const grapheme of graphemesOf(stripVTControlCharacters(text))) {
    if (!INVISIBLE.test(grapheme)) width += WIDE.test(grapheme) ? 2 : 1;
  }
  return width;
}

/** Pads a text with spaces on the right to this many columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
