import QuickLRU from 'quick-lru';

/**
 * Equal clicks within this time, in milliseconds, count as one click: people double-click, and Slack may deliver a
 * payload twice.
 */
const SAME_CLICK_MS = 1000;
const MOST_KEPT = 1000;

/**
 * Returns a function that remembers a click, and says whether the same click was made less than a second before.
 * @param click identifies the person, the button and the place; two equal texts are the same click
 * @param at when the person clicked, in epoch milliseconds. Slack sets this time, so a late delivery does not change
 * it.
 */
export function createRepeatedClicks(): (click: string, at: number) => boolean {
  const madeAt = new QuickLRU<string, number>({ maxSize: MOST_KEPT });
  return (click, at) => {
    const last = madeAt.get(click);
    madeAt.set(click, at);
    return last !== undefined && Math.abs(at - last) < SAME_CLICK_MS;
  };
}
