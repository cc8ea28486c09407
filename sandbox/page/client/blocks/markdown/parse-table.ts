import { parseMarked } from './parse-marked.ts';
import type { MarkdownTable, PartReader } from './parts.ts';

const RULE = /^ {0,3}\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/;

/** Reads a table: a row of names, a line with the alignments, and rows. */
export const table: PartReader = {
  begins: ([head = '', rule = '']) =>
    head.includes('|') && RULE.test(rule) && cellsOf(head).length === cellsOf(rule).length,
  take: (lines) => {
    const [head = '', rule = ''] = lines;
    const end = lines.findIndex((line, place) => place > 1 && !line.includes('|'));
    const body = lines.slice(2, end < 0 ? undefined : end);
    const rows = [head, ...body].map((line) => cellsOf(line).map((cell) => parseMarked(cell)));
    return { part: { kind: 'table', aligns: cellsOf(rule).map(alignOf), rows }, count: body.length + 2 };
  },
};

function cellsOf(line: string): string[] {
  const inside = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inside.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function alignOf(rule: string): MarkdownTable['aligns'][number] {
  if (rule.endsWith(':')) return rule.startsWith(':') ? 'center' : 'right';
  return rule.startsWith(':') ? 'left' : undefined;
}
