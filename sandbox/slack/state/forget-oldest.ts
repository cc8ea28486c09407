const MOST = 10_000;

/**
 * Removes the oldest entry of a map with more than 10,000 entries. Some maps get an entry for each click and would fill
 * the memory.
 */
export function forgetOldest(memory: Map<string, unknown>): void {
  if (memory.size > MOST) memory.delete(memory.keys().next().value as string);
}
