import { type Aim, type Figure, isMet, ratioOf, type Table } from './bench-result.ts';

const HEAD = ['figure', 'measured', 'baseline', 'ratio', 'aim', ''];

/** Returns one row for each figure. */
export function tableOf(figures: readonly Figure[]): Table {
  return { head: HEAD, rows: figures.map(rowOf) };
}

/** Formats a table for a terminal. Pads all cells of a column to the same width. */
export function asText({ head, rows }: Table): string {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return `${[head, ...rows].map(line).join('\n')}\n`;
}

export function asMarkdown({ head, rows }: Table): string {
  const line = (row: readonly string[]) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return `${[line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')}\n`;
}

function rowOf(figure: Figure): string[] {
  const { what, value, unit, baseline, aim } = figure;
  const ratio = ratioOf(figure);
  const met = isMet(figure);
  return [
    what,
    `${shown(value)} ${unit}`,
    baseline ? `${shown(baseline.value)} ${unit} (${baseline.what})` : '',
    ratio === undefined ? '' : ratio.toFixed(2),
    aim ? aimInWords(aim, unit) : '',
    met === undefined ? '' : met ? 'met' : '**missed**',
  ];
}

function aimInWords(aim: Aim, unit: string): string {
  const bound = 'atMost' in aim ? `at most ${aim.atMost}` : `at least ${aim.atLeast}`;
  return aim.of === 'ratio' ? `ratio ${bound}` : `${bound} ${unit}`;
}

/** Formats a number with three significant digits; an integer or a number from 100 on as a whole number. */
function shown(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return String(Math.round(value));
  return value.toPrecision(3);
}
