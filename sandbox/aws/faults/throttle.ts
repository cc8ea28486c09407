import { AwsError } from '../operation/errors.ts';

/**
 * A token bucket for each operation, as IAM and STS have them per account and API; AWS does not publish the sizes. S3
 * is not throttled: it accepts thousands of requests per second.
 */
export interface Throttle {
  /** How many calls of one operation are allowed per second, and at once after a pause; null: not limited. */
  readonly perSecond: number | null;
  /** Number of calls refused since `limitTo` was last called. */
  readonly refused: number;
  /** Sets the limit and fills all buckets. */
  limitTo(perSecond: number | null): void;
  /** @throws Throttling when the operation's bucket is empty */
  take(operation: string): void;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** @param elapsedMs a clock in milliseconds that the account's clock does not affect */
export function createThrottle(elapsedMs: () => number = () => performance.now()): Throttle {
  const buckets = new Map<string, Bucket>();
  let perSecond: number | null = null;
  let refused = 0;
  return {
    get perSecond() {
      return perSecond;
    },
    get refused() {
      return refused;
    },
    limitTo(rate) {
      perSecond = rate;
      refused = 0;
      buckets.clear();
    },
    take(operation) {
      if (perSecond === null) return;
      // A limit below one call per second still lets single calls through.
      const size = Math.max(1, perSecond);
      const now = elapsedMs();
      const bucket = buckets.get(operation) ?? { tokens: size, filledAt: now };
      const tokens = Math.min(size, bucket.tokens + ((now - bucket.filledAt) / 1000) * perSecond);
      const isEnough = tokens >= 1;
      buckets.set(operation, { tokens: isEnough ? tokens - 1 : tokens, filledAt: now });
      if (isEnough) return;
      refused += 1;
      throw rateExceeded(`The sandbox lets ${perSecond} calls of ${operation} through per second.`);
    },
  };
}

/** Returns the answer of IAM and STS to too many calls; its status is 400. */
export function rateExceeded(reason: string): AwsError {
  return new AwsError('Throttling', 400, 'Rate exceeded', reason);
}
