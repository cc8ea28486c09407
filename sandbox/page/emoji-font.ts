import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsets from '@fontsource/noto-color-emoji/unicode.json' with { type: 'json' };

const { resolve } = createRequire(import.meta.url);

/** Emoji fonts of macOS, Windows and Linux. */
const INSTALLED = ['Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji'].map((name) => `local("${name}")`);

/** With U+FE0F, which may follow any emoji, a browser would fetch every subset for each of them. */
const LEFT_OUT = 'U+fe0f';

/** Subset -> ranges of the characters that it draws, such as `U+2705` and `U+1f300-1f30f`. */
const rangesOf = new Map(
  Object.entries(subsets).map(([key, ranges]) => [
    key.slice(1, -1),
    ranges.split(',').filter((one) => one !== LEFT_OUT),
  ]),
);

/**
 * A browser takes the font of its system; where there is none, it fetches the subsets whose characters the page shows.
 * "Emoji" may stand before other fonts. "Emoji signs" has also digits, # and ©: it is for the pictures made of them alone.
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

/** One subset as WOFF (this package's WOFF2 have no pictures for Chromium); nothing if there is no such subset. */
export async function emojiFont(subset: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!rangesOf.has(subset)) return undefined;
  return readFile(resolve(`@fontsource/noto-color-emoji/files/noto-color-emoji-${subset}-400-normal.woff`));
}

/** What a text may hold as well: U+23 to U+21aa, but not the joiner of emoji. */
function isSign(range: string): boolean {
  return range !== 'U+200d' && Number.parseInt(range.slice('U+'.length), 16) < 0x2300;
}

function fontFace(family: string, subset: string, ranges: readonly string[]): string {
  if (ranges.length === 0) return '';
  const sources = [...INSTALLED, `url("/emoji/${subset}.woff") format("woff")`].join(', ');
  return `@font-face { font-family: "${family}"; src: ${sources}; unicode-range: ${ranges.join(', ')}; }\n`;
}
