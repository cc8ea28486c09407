/** The account's clock: it runs as this machine's does, and can be moved. */
export interface MovableClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** This machine's time, which clients sign by even after the account's was moved: epoch milliseconds. */
  readonly unmovedNow: () => number;
  readonly offsetSeconds: number;
  moveTo(offsetSeconds: number): void;
}

export function createClock(unmovedNow: () => number): MovableClock {
  let offsetSeconds = 0;
  return {
    now: () => unmovedNow() + offsetSeconds * 1000,
    unmovedNow,
    get offsetSeconds() {
      return offsetSeconds;
    },
    moveTo(seconds) {
      offsetSeconds = seconds;
    },
  };
}
