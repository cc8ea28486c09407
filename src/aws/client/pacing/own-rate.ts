import { LEARNING } from '../../../shared/call-budget.ts';

const { leastRate, freeAbove, oneCutMs, cut, growth } = LEARNING;
/** A rate begins at the most calls that AWS has taken of those that were sent in one of so many last seconds. */
const SECONDS_REMEMBERED = 3;

/** How many calls of one operation AWS takes per second, as this process has learned it. @param now milliseconds since any moment */
export function createOwnRate(now: () => number) {
  let rate: number | undefined;
  let firstRefusedAt = Number.NEGATIVE_INFINITY;
  let cutAt = Number.NEGATIVE_INFINITY;
  let lastTurnAt = Number.NEGATIVE_INFINITY;
  /** How many calls AWS has taken, by the second in which they were sent. */
  const taken = new Map<number, number>();
  /** The same of those that were sent before the first refusal. */
  const takenFreely = new Map<number, number>();
  const best = () => Math.max(leastRate, ...takenFreely.values());
  /** In this second or in the one before, whichever is more. */
  const takenLately = (at: number) => Math.max(...[0, 1].map((ago) => taken.get(Math.floor(at / 1000) - ago) ?? 0));

  return {
    /** Calls per second; absent while AWS has refused none. */
    get rate(): number | undefined {
      return rate;
    },
    /** Takes what all bots together have learned. */
    set rate(learned: number | undefined) {
      rate = learned;
    },
    /** What AWS has taken within a second, right before the first refusal; 0 once that is a while ago. */
    get best(): number {
      return now() < firstRefusedAt + oneCutMs ? best() : 0;
    },
    taken(sentAt: number): void {
      const isOfBefore = sentAt < firstRefusedAt;
      count(taken, sentAt);
      if (rate === undefined || isOfBefore) count(takenFreely, sentAt);
      if (rate === undefined) return;
      // Answers overtake each other: this one belongs to what AWS took before it refused one.
      rate = isOfBefore ? Math.max(rate, best()) : rate + growth;
      if (rate > freeAbove) rate = undefined;
    },
    /** @returns whether that is news: of calls that were sent together many are refused */
    refused(sentAt: number): boolean {
      const at = now();
      if (at < cutAt + oneCutMs || sentAt < cutAt) return false;
      cutAt = at;
      if (rate === undefined) {
        firstRefusedAt = at;
        rate = best();
      } else rate = Math.max(leastRate, Math.min(rate * cut, takenLately(at)));
      return true;
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

function count(calls: Map<number, number>, sentAt: number): void {
  const second = Math.floor(sentAt / 1000);
  for (const past of calls.keys()) if (past <= second - SECONDS_REMEMBERED) calls.delete(past);
  calls.set(second, (calls.get(second) ?? 0) + 1);
}
