import type { AlarmClock } from '../../src/scenario/ports/clock.ts';

/**
 * How long a timer waits before it looks at the clock again, in milliseconds. A timer of Node cannot wait longer than
 * 24 days.
 */
const LONGEST_TIMER_MS = 60_000;

export interface MovableClock extends AlarmClock {
  /** Moves the clock forward by this many milliseconds. Alarms that become due ring before this function returns. */
  pass(milliseconds: number): void;
}

/**
 * Creates a clock that follows `base` (epoch milliseconds) and that a test can move forward, so that no test waits for
 * half an hour. With a constant base, only `pass` moves the clock.
 */
export function movableClock(base = () => Date.now()): MovableClock {
  let aheadMs = 0;
  const alarms = new Map<() => void, number>();
  const now = () => base() + aheadMs;

  return {
    now,
    at(time, ring) {
      let timer: NodeJS.Timeout;
      const wait = () => {
        timer = setTimeout(look, Math.max(0, Math.min(time - now(), LONGEST_TIMER_MS)));
      };
      const look = () => {
        clearTimeout(timer);
        if (now() < time) return wait();
        alarms.delete(look);
        ring();
      };
      const cancel = () => {
        clearTimeout(timer);
        alarms.delete(look);
      };
      alarms.set(look, time);
      wait();
      return cancel;
    },
    pass(milliseconds) {
      aheadMs += milliseconds;
      const inOrder = [...alarms].toSorted(([, one], [, other]) => one - other);
      // An alarm may cancel another alarm. An alarm that is not due gets a new timer, because its time is nearer now.
      for (const [look] of inOrder) if (alarms.has(look)) look();
    },
  };
}
