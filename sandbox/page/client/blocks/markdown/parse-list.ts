import type { List, Part, PartReader, Taken } from './parts.ts';

const MARKER = /^(?<indent> *)(?<marker>[-*+]|(?<number>\d{1,9})[.)])(?<gap>\s+)(?<text>.*)$/;
const TASK = /^\[(?<mark>[ xX])\]\s+/;
/**
 * How much deeper than its list a nested item must be indented, in spaces. Unlike in CommonMark, this does not depend
 * on the width of the marker, because apps often indent the text below `1.` by two spaces.
 */
const NESTED = 2;

type ParseLines = (lines: readonly string[]) => Part[];

/** Returns the reader of lists; `parseLines` reads the content of an item. */
export function listOf(parseLines: ParseLines): PartReader {
  return { begins: ([first]) => markerOf(first) !== undefined, take: (lines) => takeList(lines, parseLines) };
}

function takeList(lines: readonly string[], parseLines: ParseLines): Taken {
  const first = markerOf(lines[0])!;
  const items: string[][] = [];
  let count = 0;
  for (const [place, line] of lines.entries()) {
    const marker = markerOf(line);
    const isNested = indentOf(line) >= first.indent + NESTED;
    if (marker && !isNested && marker.isOrdered === first.isOrdered) items.push([marker.text]);
    else if (isNested) items.at(-1)?.push(line.slice(Math.min(indentOf(line), first.width)));
    else if (line.trim() === '' && goesOn(lines.slice(place + 1), first)) items.at(-1)?.push('');
    else break;
    count = place + 1;
  }
  const start = first.isOrdered ? first.number : undefined;
  return { part: { kind: 'list', start, items: items.map((item) => itemOf(item, parseLines)) }, count };
}

type Marker = NonNullable<ReturnType<typeof markerOf>>;

function markerOf(line = '') {
  const { indent = '', marker = '', number, gap = '', text = '' } = MARKER.exec(line)?.groups ?? {};
  if (marker === '') return undefined;
  const width = indent.length + marker.length + gap.length;
  return { indent: indent.length, width, isOrdered: number !== undefined, number: Number(number), text };
}

function indentOf(line: string): number {
  return line.trim() === '' ? -1 : line.length - line.trimStart().length;
}

/** Returns whether the list continues after an empty line. */
function goesOn(following: readonly string[], first: Marker): boolean {
  const next = following.find((line) => line.trim() !== '');
  if (next === undefined) return false;
  return indentOf(next) >= first.indent + NESTED || markerOf(next)?.isOrdered === first.isOrdered;
}

function itemOf([first = '', ...more]: readonly string[], parseLines: ParseLines): List['items'][number] {
  const { mark } = TASK.exec(first)?.groups ?? {};
  const parts = parseLines([first.replace(TASK, ''), ...more]);
  return mark === undefined ? { parts } : { isDone: mark !== ' ', parts };
}
