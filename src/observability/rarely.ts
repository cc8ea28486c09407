/**
 * Returns a function that calls `tell` at most once in each period (milliseconds). So an unreachable server, for
 * example, is not reported at every attempt.
 */
export function rarely<T>(periodMs: number, now: () => number, tell: (value: T) => void): (value: T) => void {
  let quietUntil = 0;
  return (value) => {
    if (now() < quietUntil) return;
    quietUntil = now() + periodMs;
    tell(value);
  };
}
