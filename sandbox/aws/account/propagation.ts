/**
 * IAM shows a write at once; AWS acts on it seconds later. A history keeps the older states for that time.
 * `undefined` is a state too: it means that the thing does not exist yet, or was deleted.
 */
export type History<Value> = readonly { readonly at: number; readonly value: Value | undefined }[];

/** Adds a state to the history. Drops older states that are no longer needed, because a newer state has propagated. */
export function changed<Value>(
  history: History<Value>,
  now: number,
  propagationMs: number,
  value: Value | undefined,
): History<Value> {
  const inEffect = history.findLastIndex((entry) => isSettled(entry.at, now, propagationMs));
  return [...history.slice(Math.max(0, inEffect)), { at: now, value }];
}

/** Returns the newest state, which IAM shows. */
export function newest<Value>(history: History<Value>): Value | undefined {
  return history.at(-1)?.value;
}

/** Returns the state that AWS acts on. */
export function effective<Value>(history: History<Value>, now: number, propagationMs: number): Value | undefined {
  return history.findLast((entry) => isSettled(entry.at, now, propagationMs))?.value;
}

/**
 * Returns the time to record for the deletion or deactivation of an access key. It is earlier than `now`, so that this
 * change takes only half the propagation time: AWS accepts deleted keys for 3 to 4 s more, but accepts new keys only
 * after 5 to 15 s (public measurements).
 */
export function removedAt(now: number, propagationMs: number): number {
  return now - propagationMs / 2;
}

/** Returns whether a change has propagated. All in milliseconds. */
export function isSettled(changedAt: number, now: number, propagationMs: number): boolean {
  return now >= changedAt + propagationMs;
}
