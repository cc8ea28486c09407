import { performance } from 'node:perf_hooks';

/** The limits of the number of places. A place is room for one running job. */
const LEAST = 8;
const MOST = 200;
const LOOK_EVERY_MS = 200;
/**
 * Shares of the time in which the process is busy. Below `ROOM_BELOW` the number of places may grow, and above
 * `TOO_BUSY_ABOVE` it shrinks.
 */
const ROOM_BELOW = 0.75;
const TOO_BUSY_ABOVE = 0.9;
const [MORE, LESS] = [1.5, 0.85];

interface PlacesOptions {
  /** A number of places that never changes. If absent, the number depends on how busy the process is. */
  readonly fixed?: number | undefined;
  /** How many jobs run now. */
  readonly running: () => number;
  /** Called with each new number. */
  readonly onChange: (places: number) => void;
  /** Returns the share of the time since its last call in which the process was busy, from 0 to 1. */
  readonly busy?: () => number;
}

export interface Places {
  /** How many jobs may run at the same time. */
  readonly count: number;
  /** Calls `look` several times a second until `stop`, unless the number is fixed. */
  start(): void;
  stop(): void;
  /** Measures once how busy the process is, and changes the number if needed. */
  look(): void;
}

/**
 * Decides how many jobs may run at the same time, between 8 and 200. Jobs mostly wait for AWS and Slack, so one process
 * can run many of them. The number grows while all places are taken and the process is not busy. It shrinks when the
 * process is too busy.
 */
export function createPlaces({ fixed, running, onChange, busy = shareOfTimeBusy() }: PlacesOptions): Places {
  let count = fixed ?? LEAST;
  let timer: NodeJS.Timeout | undefined;
  const change = (wanted: number) => {
    const next = Math.round(Math.min(MOST, Math.max(LEAST, wanted)));
    if (next === count) return;
    count = next;
    onChange(count);
  };
  const look = () => {
    const share = busy();
    if (share > TOO_BUSY_ABOVE) change(count * LESS);
    else if (share < ROOM_BELOW && running() >= count) change(count * MORE);
  };
  return {
    get count() {
      return count;
    },
    look,
    start() {
      if (fixed === undefined) timer ??= setInterval(look, LOOK_EVERY_MS).unref();
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
  };
}

function shareOfTimeBusy(): () => number {
  let before = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    return utilization;
  };
}
