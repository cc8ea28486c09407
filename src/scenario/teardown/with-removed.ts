import type { Demo, Receipt, Removed } from '../demo.ts';

/** The receipt of a demo with what was removed just now. @param listedAt epoch milliseconds */
export function withRemoved(demo: Pick<Demo, 'receipt'>, removed: readonly Removed[], listedAt: number): Receipt {
  const known = demo.receipt?.removed ?? [];
  const isNew = (item: Removed) => !known.some((old) => old.kind === item.kind && old.name === item.name);
  return { removed: [...known, ...removed.filter(isNew)], left: demo.receipt?.left ?? [], listedAt };
}
