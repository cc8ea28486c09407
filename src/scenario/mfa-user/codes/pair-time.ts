import type { MfaUserState, Refusal } from '../state.ts';
import { stepAt } from './code-table.ts';

/**
 * Where AWS accepts the second code of a fresh device's pair, in steps from its own time (recorded). It takes the distance for the
 * clock of the phone, and accepts later codes only within two steps of that.
 */
const EARLIEST = -998;
const LATEST = 1000;
/** More steps than this between reading and AWS, and the phone's later codes lie outside of what AWS accepts. */
const MOST_STEPS_OLD = 2;
/** Of those, what the bot may use up: the person has needed a step to read and type, and how long is not known if the clock is off. */
const MOST_STEPS_WAITED = 1;
/** A clock that is wrong stays wrong by as much; one step is the inaccuracy of steps. */
const SAME_CLOCK_STEPS = 1;

type NewestPair = NonNullable<MfaUserState['newestPair']>;

export interface PairTimes {
  /** When the codes were submitted, in epoch milliseconds. */
  readonly typedAt: number;
  readonly now: number;
  /** The last right pair that was refused because of its time. */
  readonly earlier?: NewestPair | undefined;
}

/**
 * Says why AWS must not get a right pair at this time; `undefined` when it may.
 * @param step of the second code
 */
export function refusalForTime(step: number, { typedAt, now, earlier }: PairTimes): Refusal | undefined {
  const offset = step - stepAt(now);
  if (offset > LATEST) return 'clock-ahead';
  if (offset < EARLIEST) return 'clock-behind';
  if (hasWaited(typedAt, now)) return 'codes-waited';
  if (offset >= -MOST_STEPS_OLD || isSameClock(step, step - stepAt(typedAt), earlier)) return undefined;
  return 'codes-too-old';
}

/** Says whether the bot has used up too much of the life of codes. Both times in epoch milliseconds. */
export function hasWaited(typedAt: number, now: number): boolean {
  return stepAt(now) - stepAt(typedAt) > MOST_STEPS_WAITED;
}

/** Old codes get older with time; a newer pair that is as far off as the one before it comes from a clock that is behind. */
export function isSameClock(step: number, offSteps: number, earlier: NewestPair | undefined): boolean {
  return earlier !== undefined && step > earlier.step && Math.abs(offSteps - earlier.offSteps) <= SAME_CLOCK_STEPS;
}

/** Says whether a code of this many steps from now is older than AWS may get it. */
export function isOld(offSteps: number): boolean {
  return offSteps < -MOST_STEPS_OLD;
}

/** Says whether AWS has learned a clock from such a pair with which a phone that shows the right time cannot be used. */
export function isClockOff(offSteps: number): boolean {
  return Math.abs(offSteps) > MOST_STEPS_OLD;
}
