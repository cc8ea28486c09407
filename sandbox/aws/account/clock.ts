/** The account's clock: this machine's clock plus an offset. */
export interface MovableClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /**
   * Returns the account's time or this machine's time, whichever is nearer to `signedAt`: most clients sign with this
   * machine's time even after the account's clock was moved. All in epoch milliseconds.
   */
  readonly nearestNow: (signedAt: number) => number;
  readonly offsetSeconds: number;
  moveTo(offsetSeconds: number): void;
}

/** Returns a clock that shows the time of `unmovedNow` (epoch milliseconds) until it is moved. */
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
