/**
 * IAM answers a write at once and the rest of AWS learns of it seconds later. A history remembers the older
 * state for that long: `undefined` is a state too (not there yet, or deleted).
 */
export type History<Value> = readonly { readonly at: number; readonly value: Value | undefined }[];

/** The history with one more state; what has been overtaken by a settled state is forgotten. */
export function changed<Value>(
  history: History<Value>,
  now: number,
  propagationMs: number,
  value: Value | undefined,
): History<Value> {
  const inEffect = history.findLastIndex((entry) => isSettled(entry.at, now, propagationMs));
  return [...history.slice(Math.max(0, inEffect)), { at: now, value }];
}

/** The newest state: what IAM itself lists. */
export function newest<Value>(history: History<Value>): Value | undefined {
  return history.at(-1)?.value;
}

/** The state the rest of AWS acts on. */
export function effective<Value>(history: History<Value>, now: number, propagationMs: number): Value | undefined {
  return history.findLast((entry) => isSettled(entry.at, now, propagationMs))?.value;
}

/**
 * What is taken away goes on working for half as long as something new takes to be known: AWS honours deleted
 * keys for 3 to 4 s (public measurements), and knows new ones after 5 to 15 s.
 */
export function removedAt(now: number, propagationMs: number): number {
  return now - propagationMs / 2;
}

export function isSettled(changedAt: number, now: number, propagationMs: number): boolean {
  return now >= changedAt + propagationMs;
}
