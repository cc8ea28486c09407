import type { AlarmClock } from '../scenario/ports/clock.ts';

/**
 * A timer does not notice when the clock jumps forward (the machine was asleep), so the clock is read at least this
 * often.
 */
const LONGEST_TIMER_MS = 1_000;

/** The clock of this machine. */
export const systemClock: AlarmClock = {
  now: () => Date.now(),
  at(time, ring) {
    let timer: NodeJS.Timeout;
    const wait = () => {
      timer = setTimeout(look, Math.max(0, Math.min(time - Date.now(), LONGEST_TIMER_MS)));
    };
    const look = () => (Date.now() < time ? wait() : ring());
    wait();
    return () => clearTimeout(timer);
  },
};
