import { useState } from 'react';
import { keepOnPhone, readPhone } from './phone-memory.ts';

export const MOST_DRIFT_SECONDS = 20 * 60;

/** How far this phone's clock is ahead of this computer's, in seconds. */
export function useDrift(userId: string): [number, (seconds: number) => void] {
  const [drift, setDrift] = useState(() => readPhone('drift', userId, 0));
  const change = (seconds: number) => {
    const within = Math.max(-MOST_DRIFT_SECONDS, Math.min(MOST_DRIFT_SECONDS, seconds));
    keepOnPhone('drift', userId, within);
    setDrift(within);
  };
  return [drift, change];
}
