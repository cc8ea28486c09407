import { graphemesOf, widthOf } from './width.ts';

/** The start of the first line of a list item. The next lines of the item are indented by the width of this start. */
const ITEM = /^(\s*(?:[•▢☐✗–-]|\d{1,2}\.)\s+|\s+)/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours of a terminal
const COLOURED = /^((?:\u001B\[\d+m)+)(.*?)((?:\u001B\[\d+m)+)$/s;

/**
 * Breaks a line between words into parts of at most this many columns. A longer word is cut. Each colour must begin and
 * end within one word.
 */
export function wrapped(line: string, columns: number): string[] {
  if (widthOf(line) <= columns) return [line];
  const lead = ITEM.exec(line)?.[0] ?? '';
  const indent = ' '.repeat(Math.min(widthOf(lead), Math.floor(columns / 2)));
  const lines: string[] = [];
  let current = lead;
  let isEmpty = true;
  for (const word of line.slice(lead.length).split(/ +/)) {
    const room = columns - widthOf(current) - (isEmpty ? 0 : 1);
    if (widthOf(word) <= room) {
      current += isEmpty ? word : ` ${word}`;
    } else {
      if (!isEmpty) lines.push(current);
      const base = isEmpty ? current : indent;
      const pieces = cut(word, Math.max(1, columns - widthOf(base)));
      for (const [index, piece] of pieces.slice(0, -1).entries()) lines.push((index === 0 ? base : indent) + piece);
      current = (pieces.length === 1 ? base : indent) + (pieces.at(-1) ?? '');
    }
    isEmpty = false;
  }
  return [...lines, current];
}

/**
 * Cuts a word into pieces that fit into the columns. Each piece has the colours of the word. If the second half of a
 * piece has a slash or a colon, as names in AWS often do, the cut is after it.
 */
function cut(word: string, columns: number): string[] {
  if (widthOf(word) <= columns) return [word];
  const [, open = '', text = word, close = ''] = COLOURED.exec(word) ?? [];
  const pieces = [''];
  for (const grapheme of graphemesOf(text)) {
    const last = pieces.at(-1) ?? '';
    if (last === '' || widthOf(last + grapheme) <= columns) {
      pieces[pieces.length - 1] = last + grapheme;
      continue;
    }
    const slash = Math.max(last.lastIndexOf('/'), last.lastIndexOf(':')) + 1;
    const end = slash > last.length / 2 ? slash : last.length;
    pieces[pieces.length - 1] = last.slice(0, end);
    pieces.push(last.slice(end) + grapheme);
  }
  return pieces.map((piece) => open + piece + close);
}
