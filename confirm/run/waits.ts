import { setTimeout as sleep } from 'node:timers/promises';
import type { Allowed, Answer } from './answer.ts';

/** Waiting that ends when the command is stopped. */
export interface Waits {
  /** @throws AbortError when the command is stopped */
  pause(seconds: number): Promise<void>;
  /**
   * Asks again every second until there is an answer; gives it, or undefined at the limit.
   * @throws AbortError when the command is stopped, and what `ask` throws
   */
  until<T>(limitSeconds: number, ask: () => Promise<T | undefined>): Promise<Awaited<T> | undefined>;
}

const PAUSE_SECONDS = 1;

export function createWaits(signal: AbortSignal): Waits {
  const pause = (seconds: number) => sleep(seconds * 1000, undefined, { signal });
  return {
    pause,
    until: async (limitSeconds, ask) => {
      const endsAt = performance.now() + limitSeconds * 1000;
      for (;;) {
        signal.throwIfAborted();
        const answer = await ask();
        if (answer !== undefined) return answer;
        if (performance.now() >= endsAt) return undefined;
        await pause(PAUSE_SECONDS);
      }
    },
  };
}

/** Asks again every second while the service refuses; gives the first answer that is no refusal, or undefined at the limit. */
export function untilAllowed<T>(
  { until }: Pick<Waits, 'until'>,
  limitSeconds: number,
  ask: () => Promise<Answer<T>>,
): Promise<Allowed<T> | undefined> {
  return until(limitSeconds, async () => {
    const answer = await ask();
    return answer.isRefused ? undefined : answer;
  });
}

/** Starts a stopwatch; it says how many seconds have passed, with one decimal. */
export function stopwatch(): () => string {
  const startedAt = performance.now();
  return () => ((performance.now() - startedAt) / 1000).toFixed(1);
}
