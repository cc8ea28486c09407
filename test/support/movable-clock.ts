import type { AlarmClock } from '../../src/scenario/ports/clock.ts';

/** No timer of Node's can be set further ahead than 24 days. */
const LONGEST_TIMER_MS = 60_000;

export interface MovableClock extends AlarmClock {
  /** Puts the clock forward by so many milliseconds; alarms whose time has come by then ring before this returns. */
  pass(milliseconds: number): void;
}

/**
 * Goes as `base` goes (epoch milliseconds), and jumps where a test lets time pass: nobody waits for half an hour.
 * With a base that stands still, no time passes but by `pass`.
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
      // One that rings may call off another; those whose time has not come are set anew, since it is nearer now.
      for (const [look] of inOrder) if (alarms.has(look)) look();
    },
  };
}
