import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsets from '@fontsource/noto-color-emoji/unicode.json' with { type: 'json' };

const { resolve } = createRequire(import.meta.url);

/** Emoji fonts of macOS, Windows and Linux. */
const INSTALLED = ['Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji'].map((name) => `local("${name}")`);

/** U+FE0F is left out. It can follow any emoji, so for this character a browser would fetch every subset. */
const LEFT_OUT = 'U+fe0f';

/** The ranges of characters of each subset, such as `U+2705` and `U+1f300-1f30f`. */
const rangesOf = new Map(
  Object.entries(subsets).map(([key, ranges]) => [
    key.slice(1, -1),
    ranges.split(',').filter((one) => one !== LEFT_OUT),
  ]),
);

/**
 * The font faces. A browser uses the emoji font of its system, or else fetches the subsets whose characters the page
 * shows. The font "Emoji" has no characters that are also used in texts, so it can be listed before other fonts. The
 * font "Emoji signs" has only characters that are also used in texts, for example digits, # and ©. It is listed only
 * where an emoji is drawn.
 */
export const emojiFontFaces = [...rangesOf]
  .flatMap(([subset, ranges]) => [
    fontFace(
      'Emoji',
      subset,
      ranges.filter((range) => !isSign(range)),
    ),
    fontFace('Emoji signs', subset, ranges.filter(isSign)),
  ])
  .join('');

/** Returns one subset as WOFF; undefined if it does not exist. The package's WOFF2 files show no emoji in Chromium. */
export async function emojiFont(subset: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!rangesOf.has(subset)) return undefined;
  return readFile(resolve(`@fontsource/noto-color-emoji/files/noto-color-emoji-${subset}-400-normal.woff`));
}

/** Returns whether a range has characters that are also used in texts: below U+2300, without the joiner of emoji. */
function isSign(range: string): boolean {
  return range !== 'U+200d' && Number.parseInt(range.slice('U+'.length), 16) < 0x2300;
}

function fontFace(family: string, subset: string, ranges: readonly string[]): string {
  if (ranges.length === 0) return '';
  const sources = [...INSTALLED, `url("/emoji/${subset}.woff") format("woff")`].join(', ');
  return `@font-face { font-family: "${family}"; src: ${sources}; unicode-range: ${ranges.join(', ')}; }\n`;
}
