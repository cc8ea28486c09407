import { setTimeout as sleep } from 'node:timers/promises';
import type { Allowed, Answer } from './answer.ts';

/** Functions that wait, and that end early when the command is stopped. */
export interface Waits {
  /**
   * Waits this number of seconds.
   * @throws AbortError when the command is stopped
   */
  pause(seconds: number): Promise<void>;
  /**
   * Calls `ask` every second until it returns an answer. Returns that answer, or undefined at the limit.
   * @throws AbortError when the command is stopped, and every error of `ask`
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

/**
 * Calls `ask` every second while the service refuses. Returns the first answer that is not a refusal, or undefined at
 * the limit.
 */
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

/** Starts a stopwatch. Returns a function that returns the seconds since the start, with one decimal. */
export function stopwatch(): () => string {
  const startedAt = performance.now();
  return () => ((performance.now() - startedAt) / 1000).toFixed(1);
}
