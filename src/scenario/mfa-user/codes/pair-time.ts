import type { MfaUserState, Refusal } from '../state.ts';
import { stepAt } from './code-table.ts';

/**
 * When a device is enabled, AWS accepts a second code whose 30-second step is between these two, relative to AWS's
 * time. From this difference AWS learns how far the phone's clock is off. Later it accepts only codes within two steps
 * of the learned clock. (Recorded on AWS.)
 */
const EARLIEST = -998;
const LATEST = 1000;
/**
 * How old a code may be when AWS gets it, in 30-second steps. With older codes AWS learns a wrong clock, and refuses
 * the phone's later codes.
 */
const MOST_STEPS_OLD = 2;
/**
 * How many of these MOST_STEPS_OLD steps may pass while the codes wait in the bot. The person needs about one step to
 * read and type the codes.
 */
const MOST_STEPS_WAITED = 1;
/**
 * If a phone's clock is wrong, all its pairs are off by the same number of steps. Rounding to whole steps can make a
 * difference of one.
 */
const SAME_CLOCK_STEPS = 1;

type NewestPair = NonNullable<MfaUserState['newestPair']>;

export interface PairTimes {
  /** When the codes were submitted, in epoch milliseconds. */
  readonly typedAt: number;
  readonly now: number;
  /** The last right pair of codes before this pair. */
  readonly earlier?: NewestPair | undefined;
}

/**
 * Returns why a right pair must not be sent to AWS now, or undefined if it may be sent.
 * @param step the step of the second code
 */
export function refusalForTime(step: number, { typedAt, now, earlier }: PairTimes): Refusal | undefined {
  const offset = step - stepAt(now);
  if (offset > LATEST) return 'clock-ahead';
  if (offset < EARLIEST) return 'clock-behind';
  if (hasWaited(typedAt, now)) return 'codes-waited';
  if (offset >= -MOST_STEPS_OLD || isSameClock(step, step - stepAt(typedAt), earlier)) return undefined;
  return 'codes-too-old';
}

/** Returns whether the codes have waited too long in the bot. Both times are in epoch milliseconds. */
export function hasWaited(typedAt: number, now: number): boolean {
  return stepAt(now) - stepAt(typedAt) > MOST_STEPS_WAITED;
}

/**
 * Returns whether a pair shows that the phone's clock is behind, and the codes are not old: the pair is newer than the
 * earlier pair, and off by the same number of steps. Old codes that are typed again are off by more steps each time.
 */
export function isSameClock(step: number, offSteps: number, earlier: NewestPair | undefined): boolean {
  return earlier !== undefined && step > earlier.step && Math.abs(offSteps - earlier.offSteps) <= SAME_CLOCK_STEPS;
}

/** Returns whether a code is too old to be sent to AWS. @param offSteps the code's step relative to now */
export function isOld(offSteps: number): boolean {
  return offSteps < -MOST_STEPS_OLD;
}

/**
 * Returns whether AWS refuses the codes of a phone with the right time, because it has learned a wrong clock.
 * @param offSteps by how many 30-second steps the learned clock is off
 */
export function isClockOff(offSteps: number): boolean {
  return Math.abs(offSteps) > MOST_STEPS_OLD;
}
