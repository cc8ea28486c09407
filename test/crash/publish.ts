import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inject } from 'vitest';

/** Prints the table of a matrix, and writes it to the file in `CRASH_REPORT`, if this is set. */
export async function publish(table: string): Promise<void> {
  process.stdout.write(`\n${table}`);
  const path = inject('report');
  if (path === '') return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, table);
}

/** Returns the cells in the order of the plan. They are given in the order in which their tests ended. */
export function inOrder<Cell>(cells: readonly Cell[], plan: readonly string[], nameOf: (cell: Cell) => string): Cell[] {
  const placeOf = new Map(plan.map((name, place) => [name, place]));
  return cells.toSorted((a, b) => (placeOf.get(nameOf(a)) ?? 0) - (placeOf.get(nameOf(b)) ?? 0));
}

declare module 'vitest' {
  interface ProvidedContext {
    /** A pattern for `<name> <index>` of the points to run. */
    only: string;
    lesson: string;
    /** The file for the table; empty to print it only. */
    report: string;
  }
}
