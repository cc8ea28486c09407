import { useStoryMemory } from '../story-memory.ts';
import { useNow } from './use-now.ts';

export const MOST_DRIFT_SECONDS = 20 * 60;

/** How far this phone's clock is ahead of this computer's, in seconds. */
export function useDrift(userId: string): [number, (seconds: number) => void] {
  const [drift, keep] = useStoryMemory(`phone drift ${userId}`, 0);
  return [drift, (seconds) => keep(Math.max(-MOST_DRIFT_SECONDS, Math.min(MOST_DRIFT_SECONDS, seconds)))];
}

/** What this phone's clock says, in epoch milliseconds, renewed every second. */
export function usePhoneClock(userId: string): number {
  const [drift] = useDrift(userId);
  return useNow() + drift * 1000;
}
