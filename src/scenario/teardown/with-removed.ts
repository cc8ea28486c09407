import type { Demo, Receipt, Removed } from '../demo.ts';

/** Returns the demo's receipt with more removed resources. @param listedAt epoch milliseconds */
export function withRemoved(demo: Pick<Demo, 'receipt'>, removed: readonly Removed[], listedAt: number): Receipt {
  const known = demo.receipt?.removed ?? [];
  const isNew = (item: Removed) => !known.some((old) => old.kind === item.kind && old.name === item.name);
  return { removed: [...known, ...removed.filter(isNew)], left: demo.receipt?.left ?? [], listedAt };
}
