import type { AlarmClock } from '../scenario/ports/clock.ts';

/** The clock is looked at this often, so that one that was set forward (a machine that slept) is noticed. */
const LONGEST_TIMER_MS = 1_000;

/** The machine's own clock. */
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
