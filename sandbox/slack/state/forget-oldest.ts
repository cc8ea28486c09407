const MOST = 10_000;

/** Keeps what is handed out with every click from growing for ever. */
export function forgetOldest(memory: Map<string, unknown>): void {
  if (memory.size > MOST) memory.delete(memory.keys().next().value as string);
}
