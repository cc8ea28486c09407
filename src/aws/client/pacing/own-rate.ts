import { LEARNING } from '../../../shared/call-budget.ts';

const { leastRate, freeAbove, oneCutMs, cut, growth } = LEARNING;
/** A rate begins at the most calls that AWS has taken in one of so many last seconds. */
const SECONDS_REMEMBERED = 3;

/** How many calls of one operation AWS takes per second, as this process has learned it. @param now milliseconds since any moment */
export function createOwnRate(now: () => number) {
  let rate: number | undefined;
  let cutAt = Number.NEGATIVE_INFINITY;
  let lastTurnAt = Number.NEGATIVE_INFINITY;
  /** How many calls AWS has taken, by second. */
  const taken = new Map<number, number>();
  return {
    /** Calls per second; absent while AWS has refused none. */
    get rate(): number | undefined {
      return rate;
    },
    /** Takes what all bots together have learned. */
    set rate(learned: number | undefined) {
      rate = learned;
    },
    taken(): void {
      const second = Math.floor(now() / 1000);
      for (const past of taken.keys()) if (past <= second - SECONDS_REMEMBERED) taken.delete(past);
      taken.set(second, (taken.get(second) ?? 0) + 1);
      if (rate === undefined) return;
      rate += growth;
      if (rate > freeAbove) rate = undefined;
    },
    /** @returns what it changes: `first`, `cut`, or nothing when the rate was cut a moment ago */
    refused(): 'first' | 'cut' | undefined {
      const at = now();
      if (at < cutAt + oneCutMs) return undefined;
      cutAt = at;
      const isFirst = rate === undefined;
      rate = rate === undefined ? Math.max(leastRate, ...taken.values()) : Math.max(leastRate, rate * cut);
      return isFirst ? 'first' : 'cut';
    },
    /** @returns in how many milliseconds the next call may go out, and counts it */
    nextTurnInMs(): number {
      const gapMs = rate === undefined ? 0 : 1000 / rate;
      const at = Math.max(now(), lastTurnAt + gapMs);
      lastTurnAt = at;
      return at - now();
    },
  };
}
