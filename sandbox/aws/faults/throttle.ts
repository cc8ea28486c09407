import { AwsError } from '../operation/errors.ts';

/**
 * A token bucket for each operation, as IAM and STS have them for each account and API; their sizes are not published.
 * S3 is left alone: it takes thousands of requests per second.
 */
export interface Throttle {
  /** How many calls of one operation it lets through per second, and at once after a pause; null: all. */
  readonly perSecond: number | null;
  /** How many it has refused. */
  readonly refused: number;
  /** Buckets are full afterwards. */
  limitTo(perSecond: number | null): void;
  /** @throws Throttling when the operation's bucket is empty */
  take(operation: string): void;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** @param elapsedMs runs evenly, whatever happens to the account's clock */
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
      // Less than one call per second still lets one through at a time.
      const size = Math.max(1, perSecond);
      const now = elapsedMs();
      const bucket = buckets.get(operation) ?? { tokens: size, filledAt: now };
      const tokens = Math.min(size, bucket.tokens + ((now - bucket.filledAt) / 1000) * perSecond);
      const isEnough = tokens >= 1;
      buckets.set(operation, { tokens: isEnough ? tokens - 1 : tokens, filledAt: now });
      if (isEnough) return;
      refused += 1;
      throw rateExceeded(`The sandbox was told to let ${perSecond} calls of ${operation} through per second.`);
    },
  };
}

/** IAM and STS say it like this, with status 400. */
export function rateExceeded(reason: string): AwsError {
  return new AwsError('Throttling', 400, 'Rate exceeded', reason);
}
