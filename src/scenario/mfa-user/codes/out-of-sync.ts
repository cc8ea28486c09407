import type { MfaUserStage, MfaUserState } from '../state.ts';
import { startOf, stepAt } from './code-table.ts';
import { isClockOff } from './pair-time.ts';

/** After this many refused session codes a resync is offered, even if the phone's clock seems right. */
const REFUSALS_UNTIL_OFFER = 2;
/** How long a resync takes, in milliseconds: two codes, the time until AWS knows the new clock, and one more code. */
const TAKES_MS = 120_000;

type NewestPair = MfaUserState['newestPair'];

/**
 * Returns by how many 30-second steps AWS believes that the phone's clock is off.
 * @param pair the pair of codes that connected the phone
 * @param gotAt when AWS got the pair, or the latest time at which AWS may have got it, in epoch milliseconds
 * @returns undefined if the pair is not known
 */
export function learnedFrom(pair: NewestPair, gotAt: number): number | undefined {
  return pair && pair.step - stepAt(gotAt);
}

/** Returns by how many 30-second steps AWS believes that the phone's clock is off; 0 if this is not known. */
export function stepsOff({ learnedSteps, newestPair }: MfaUserState): number {
  return learnedSteps ?? newestPair?.offSteps ?? 0;
}

/**
 * Returns whether AWS may refuse the codes of a phone with the right time, because the clock that AWS has learned is
 * too far off.
 */
export function mayBeOutOfSync(state: MfaUserState): boolean {
  return isClockOff(stepsOff(state));
}

/**
 * Returns the earliest time at which a resync can succeed, in epoch milliseconds; 0 if the pair that connected the
 * phone is not known. It is computed for a phone whose clock has been corrected. AWS accepts only codes that are newer
 * than that pair. If the phone's clock was ahead when it was connected, the pair is from the future. (Recorded on AWS.)
 */
export function resyncFrom({ newestPair }: MfaUserState): number {
  return newestPair === undefined ? 0 : startOf(newestPair.step + 1);
}

/**
 * `not-due`: another session code may help, or the bot may not resync devices. `due`: a resync is possible now.
 * `later`: a resync is possible only after `resyncFrom`. `never`: that time is too late for this demo.
 */
export type ResyncChance = 'not-due' | 'due' | 'later' | 'never';

/**
 * Returns whether and when the person can enter two codes for a resync, instead of another session code. Times are in
 * epoch milliseconds.
 */
export function resyncChance(state: MfaUserState, now: number, deadlineAt: number): ResyncChance {
  const { sessionRefusals = 0, resync } = state;
  const isWanted = sessionRefusals >= REFUSALS_UNTIL_OFFER || (sessionRefusals > 0 && mayBeOutOfSync(state));
  if (!isWanted || resync === 'not-allowed') return 'not-due';
  const from = resyncFrom(state);
  // If the clock was right when the phone was connected, the next two codes are newer than the pair that connected it.
  if (from <= now || !mayBeOutOfSync(state)) return 'due';
  return from + TAKES_MS < deadlineAt ? 'later' : 'never';
}

/** Returns the stage that follows a refused session code. */
export function stageAfterRefusal(chance: ResyncChance): MfaUserStage {
  return chance === 'due' || chance === 'later' ? 'awaiting-resync' : 'awaiting-session-code';
}

/**
 * The changes to the state after a resync. The bot cannot compute which clock AWS has learned from the resync, because
 * it has deleted the seed. After one more refused session code the bot offers a resync again.
 */
export const RESYNCED = {
  newestPair: undefined,
  learnedSteps: undefined,
  sessionRefusals: REFUSALS_UNTIL_OFFER - 1,
} as const satisfies Partial<MfaUserState>;
