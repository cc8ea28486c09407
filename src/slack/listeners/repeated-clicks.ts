import QuickLRU from 'quick-lru';

/** People double-click, and a payload may be delivered twice; a second later it is a new wish. */
const SAME_CLICK_MS = 1000;
const MOST_KEPT = 1000;

/**
 * Says whether a click is one that was seen, or the second half of a double click.
 * @param at when it was made, in epoch milliseconds of Slack's clock: what arrives late is no less a wish of its own
 */
export function createRepeatedClicks(): (click: string, at: number) => boolean {
  const madeAt = new QuickLRU<string, number>({ maxSize: MOST_KEPT });
  return (click, at) => {
    const last = madeAt.get(click);
    madeAt.set(click, at);
    return last !== undefined && Math.abs(at - last) < SAME_CLICK_MS;
  };
}
