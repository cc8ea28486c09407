import { padded, widthOf } from './width.ts';

const GAP = '  ';

/**
 * Returns rows as lines with aligned columns. If the columns are too wide, the cells have dots between them instead,
 * and the lines can be wrapped like text.
 */
export function tableLines(rows: readonly (readonly string[])[], columns: number): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
  }
  const total = widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1));
  if (total > columns) return rows.map((row) => row.join(' · '));
  return rows.map((row) =>
    row.map((cell, index) => (index === row.length - 1 ? cell : padded(cell, widths[index] ?? 0))).join(GAP),
  );
}
