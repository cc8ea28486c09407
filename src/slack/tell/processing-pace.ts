/**
 * The longest time that Slack may take to process a picture, in milliseconds. A refusal after this time is an error.
 */
const LONGEST_MS = 10_000;
/** The longest first wait that the bot learns, in milliseconds. */
const MOST_LEARNED_MS = 3000;
const WAIT_MS = { least: 150, most: 2000 };
/** The learned wait shrinks by this factor with each picture, so that the bot adapts when Slack becomes faster. */
const FORGETTING = 0.97;

/**
 * Learns how long Slack processes a picture before a message can show it (about a second). Slack refuses a call that
 * comes too early, so a good first wait saves calls.
 */
export function createProcessingPace() {
  let learnedMs = 0;
  return {
    /**
     * @param sinceMs milliseconds since the upload
     * @returns how long to wait before the first try, in milliseconds; `undefined` for no wait
     */
    waitBefore(sinceMs: number): number | undefined {
      return sinceMs < learnedMs ? Math.ceil(learnedMs - sinceMs) : undefined;
    },
    /** @returns how long to wait after a refusal, in milliseconds; `undefined` when Slack has taken too long */
    waitAfterRefusal(sinceMs: number): number | undefined {
      if (sinceMs > LONGEST_MS) return undefined;
      const waitMs = Math.min(WAIT_MS.most, Math.max(WAIT_MS.least, sinceMs / 4));
      learnedMs = Math.min(MOST_LEARNED_MS, Math.max(learnedMs, sinceMs + waitMs));
      return waitMs;
    },
    shown(): void {
      learnedMs *= FORGETTING;
    },
  };
}
