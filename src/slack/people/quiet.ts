import { UpstreamError } from '../../errors.ts';
import type { Clock } from '../../scenario/ports/clock.ts';

/**
 * Leaves a method alone for as long as Slack asks to: a call before that would only make the wait longer.
 * @returns asks; throws what `ask` throws, and UpstreamError with the seconds that are left
 */
export function createQuiet(clock: Clock, method: string) {
  /** Epoch milliseconds. */
  let quietUntil = 0;
  return async <T>(ask: () => Promise<T>): Promise<T> => {
    const leftMs = quietUntil - clock.now();
    if (leftMs > 0) {
      const retryAfterSeconds = Math.ceil(leftMs / 1000);
      throw new UpstreamError('slack', 'ratelimited', `${method}: Slack asks to wait`, { retryAfterSeconds });
    }
    try {
      return await ask();
    } catch (error) {
      const seconds = error instanceof UpstreamError ? error.retryAfterSeconds : undefined;
      if (seconds !== undefined) quietUntil = clock.now() + seconds * 1000;
      throw error;
    }
  };
}
