const MOST = 10_000;

/** Removes the oldest entry of a large map, so that entries for each click do not fill the memory. */
export function forgetOldest(memory: Map<string, unknown>): void {
  if (memory.size > MOST) memory.delete(memory.keys().next().value as string);
}
