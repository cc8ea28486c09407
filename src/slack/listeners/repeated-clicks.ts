import QuickLRU from 'quick-lru';

/** Clicks within this time are one click: people double-click, and Slack may deliver a payload twice. */
const SAME_CLICK_MS = 1000;
const MOST_KEPT = 1000;

/**
 * Returns a function that says whether a click was seen before or is the second half of a double click.
 * @param at time of the click in epoch milliseconds, by Slack's clock, so that a late delivery does not matter
 */
export function createRepeatedClicks(): (click: string, at: number) => boolean {
  const madeAt = new QuickLRU<string, number>({ maxSize: MOST_KEPT });
  return (click, at) => {
    const last = madeAt.get(click);
    madeAt.set(click, at);
    return last !== undefined && Math.abs(at - last) < SAME_CLICK_MS;
  };
}
