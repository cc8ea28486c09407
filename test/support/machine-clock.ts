const real = Date.now;
let aheadMs = 0;

/**
 * Moves the clock of this process (`Date.now`) forward by this many milliseconds, until `resetMachineClock`. The AWS
 * SDK signs with this clock, and AWS refuses signatures that are older than 15 minutes.
 */
export function moveMachineClock(milliseconds: number): void {
  aheadMs += milliseconds;
  Date.now = () => real() + aheadMs;
}

export function resetMachineClock(): void {
  aheadMs = 0;
  Date.now = real;
}
