import { useStoryMemory } from '../story-memory.ts';
import { useNow } from './use-now.ts';

export const MOST_DRIFT_SECONDS = 20 * 60;

/** Returns how far the phone's clock is ahead of the computer's, in seconds, and a function that sets it. */
export function useDrift(userId: string): [number, (seconds: number) => void] {
  const [drift, keep] = useStoryMemory(`phone drift ${userId}`, 0);
  return [drift, (seconds) => keep(Math.max(-MOST_DRIFT_SECONDS, Math.min(MOST_DRIFT_SECONDS, seconds)))];
}

/** Returns the time of the phone's clock in epoch milliseconds, updated every second. */
export function usePhoneClock(userId: string): number {
  const [drift] = useDrift(userId);
  return useNow() + drift * 1000;
}
