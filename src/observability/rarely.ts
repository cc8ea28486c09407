/** Lets one call through in each period (milliseconds): a server that is away is news once, not with every attempt. */
export function rarely<T>(periodMs: number, now: () => number, tell: (value: T) => void): (value: T) => void {
  let quietUntil = 0;
  return (value) => {
    if (now() < quietUntil) return;
    quietUntil = now() + periodMs;
    tell(value);
  };
}
