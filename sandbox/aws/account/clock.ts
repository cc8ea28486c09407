/** The account's clock: it runs as this machine's does, and can be moved. */
export interface MovableClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /**
   * Returns the account's time or this machine's, whichever is nearer to when a request was signed: most clients sign
   * by this machine's even after the account's was moved. All epoch milliseconds.
   */
  readonly nearestNow: (signedAt: number) => number;
  readonly offsetSeconds: number;
  moveTo(offsetSeconds: number): void;
}

export function createClock(unmovedNow: () => number): MovableClock {
  let offsetSeconds = 0;
  const now = () => unmovedNow() + offsetSeconds * 1000;
  return {
    now,
    nearestNow(signedAt) {
      const [moved, unmoved] = [now(), unmovedNow()];
      return Math.abs(unmoved - signedAt) < Math.abs(moved - signedAt) ? unmoved : moved;
    },
    get offsetSeconds() {
      return offsetSeconds;
    },
    moveTo(seconds) {
      offsetSeconds = seconds;
    },
  };
}
