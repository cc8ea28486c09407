import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inject } from 'vitest';

/** Prints the table of a matrix, and writes it where `CRASH_REPORT` says. */
export async function publish(table: string): Promise<void> {
  process.stdout.write(`\n${table}`);
  const path = inject('report');
  if (path === '') return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, table);
}

/** Cells end in any order; here they are in that of the plan. */
export function inOrder<Cell>(cells: readonly Cell[], plan: readonly string[], nameOf: (cell: Cell) => string): Cell[] {
  const placeOf = new Map(plan.map((name, place) => [name, place]));
  return cells.toSorted((a, b) => (placeOf.get(nameOf(a)) ?? 0) - (placeOf.get(nameOf(b)) ?? 0));
}

declare module 'vitest' {
  interface ProvidedContext {
    /** A pattern for `<name> <index>` of the points that are wanted. */
    only: string;
    lesson: string;
    /** Where the table goes; empty for nowhere but the screen. */
    report: string;
  }
}
