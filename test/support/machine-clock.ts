const real = Date.now;
let aheadMs = 0;

/**
 * Puts the clock of this whole process forward by so many milliseconds, until `resetMachineClock`: the AWS SDK signs by it, and
 * AWS refuses what was signed more than a quarter of an hour ago.
 */
export function moveMachineClock(milliseconds: number): void {
  aheadMs += milliseconds;
  Date.now = () => real() + aheadMs;
}

export function resetMachineClock(): void {
  aheadMs = 0;
  Date.now = real;
}
