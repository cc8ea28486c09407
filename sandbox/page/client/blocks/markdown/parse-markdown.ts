import { code, divider, heading } from './parse-lines.ts';
import { listOf } from './parse-list.ts';
import { parseMarked } from './parse-marked.ts';
import { table } from './parse-table.ts';
import type { Part, PartReader, Taken } from './parts.ts';

/**
 * Parses the Markdown that Slack supports: https://docs.slack.dev/reference/block-kit/blocks/markdown-block. It drops
 * the levels of headings, because Slack shows all headings in one size.
 */
export function parseMarkdown(text: string): Part[] {
  return parseLines(text.replaceAll('\r\n', '\n').split('\n'));
}

function parseLines(lines: readonly string[]): Part[] {
  const parts: Part[] = [];
  let rest = lines;
  while (rest.length > 0) {
    const { part, count } = rest[0]?.trim() === '' ? { part: undefined, count: 1 } : takePart(rest);
    if (part) parts.push(part);
    rest = rest.slice(count);
  }
  return parts;
}

const QUOTED = /^ {0,3}> ?/;

const quote: PartReader = {
  begins: ([first = '']) => QUOTED.test(first),
  take: (lines) => {
    const end = lines.findIndex((line) => !QUOTED.test(line));
    const quoted = end < 0 ? lines : lines.slice(0, end);
    const inside = quoted.map((line) => line.replace(QUOTED, ''));
    return { part: { kind: 'quote', parts: parseLines(inside) }, count: quoted.length };
  },
};

const readers: readonly PartReader[] = [code, heading, divider, quote, listOf(parseLines), table];

function takePart(lines: readonly string[]): Taken {
  const reader = readers.find(({ begins }) => begins(lines));
  return reader ? reader.take(lines) : takeParagraph(lines);
}

/** Takes lines until an empty line or the beginning of another part. */
function takeParagraph(lines: readonly string[]): Taken {
  const isEnd = (line: string, place: number) =>
    place > 0 && (line.trim() === '' || readers.some(({ begins }) => begins(lines.slice(place, place + 2))));
  const end = lines.findIndex(isEnd);
  const taken = end < 0 ? lines : lines.slice(0, end);
  const inlines = taken.map((line) => parseMarked(line.trim().replace(/\\$/, '')));
  return { part: { kind: 'paragraph', lines: inlines }, count: taken.length };
}
