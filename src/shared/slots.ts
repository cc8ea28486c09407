/** Returns when the next slot begins, in epoch milliseconds: the first multiple of `lengthMs` after `now`. */
export function nextSlot(now: number, lengthMs: number): number {
  return (Math.floor(now / lengthMs) + 1) * lengthMs;
}
