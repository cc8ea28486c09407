/** When the next slot begins: epoch milliseconds, a multiple of `lengthMs`, and later than `now`. */
export function nextSlot(now: number, lengthMs: number): number {
  return (Math.floor(now / lengthMs) + 1) * lengthMs;
}
