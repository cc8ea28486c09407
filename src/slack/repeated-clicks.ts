import type { Clock } from '../scenario/ports.ts';

/** People double-click, and a payload may be delivered twice; a second later it is a new wish. */
const SAME_CLICK_MS = 1000;
const MOST_KEPT = 1000;

/** Says whether this very click was seen a moment ago. */
export function createRepeatedClicks(clock: Clock): (click: string) => boolean {
  const seenAt = new Map<string, number>();
  return (click) => {
    const last = seenAt.get(click);
    if (seenAt.size >= MOST_KEPT) seenAt.clear();
    seenAt.set(click, clock.now());
    return last !== undefined && clock.now() - last < SAME_CLICK_MS;
  };
}
