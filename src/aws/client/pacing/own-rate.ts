import { LEARNING } from '../../../shared/call-budget.ts';

const { leastRate, freeAbove, oneCutMs, cut, growth } = LEARNING;
/**
 * The first rate is the highest number of calls that AWS accepted in one second. Only this many seconds count: the last
 * ones before AWS's first refusal.
 */
const SECONDS_REMEMBERED = 3;

/**
 * Learns how many calls of one operation AWS accepts per second, in this process.
 * @param now returns milliseconds since any fixed moment
 */
export function createOwnRate(now: () => number) {
  let rate: number | undefined;
  let firstRefusedAt = Number.NEGATIVE_INFINITY;
  let cutAt = Number.NEGATIVE_INFINITY;
  let lastTurnAt = Number.NEGATIVE_INFINITY;
  /** The number of calls that AWS accepted, by the second in which they were sent. */
  const taken = new Map<number, number>();
  /** The same for the calls that were sent while calls were not limited. */
  const takenFreely = new Map<number, number>();
  const best = () => Math.max(leastRate, ...takenFreely.values());
  /** The calls accepted in this second or in the one before, whichever is more. */
  const takenLately = (at: number) => Math.max(...[0, 1].map((ago) => taken.get(Math.floor(at / 1000) - ago) ?? 0));

  return {
    /** Calls per second; undefined while calls are not limited. */
    get rate(): number | undefined {
      return rate;
    },
    /** Sets the rate that all bots together have learned. */
    set rate(learned: number | undefined) {
      rate = learned;
    },
    /**
     * The most calls of one second that AWS accepted right before its first refusal, at least `leastRate`. 0 before
     * that refusal, and again when the refusal is older than `oneCutMs`.
     */
    get best(): number {
      return now() < firstRefusedAt + oneCutMs ? best() : 0;
    },
    taken(sentAt: number): void {
      const isOfBefore = sentAt < firstRefusedAt;
      count(taken, sentAt);
      if (rate === undefined || isOfBefore) count(takenFreely, sentAt);
      if (rate === undefined) return;
      // Answers arrive out of order: this call was sent before AWS refused the first one.
      rate = isOfBefore ? Math.max(rate, best()) : rate + growth;
      if (rate > freeAbove) rate = undefined;
    },
    /**
     * Lowers the rate after a refusal. If AWS refuses many calls that were sent together, only the first one counts.
     * @returns true if this refusal counted
     */
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
    /** Returns in how many milliseconds the next call may be sent, and counts that call. */
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
