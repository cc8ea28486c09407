import type { MfaUserStage, MfaUserState } from '../state.ts';
import { startOf, stepAt } from './code-table.ts';
import { isClockOff } from './pair-time.ts';

/** After so many refused session codes a resync is offered, whatever is known of the phone's clock. */
const REFUSALS_UNTIL_OFFER = 2;
/** Two codes, the time until AWS knows, and one more code. */
const TAKES_MS = 120_000;

type NewestPair = MfaUserState['newestPair'];

/**
 * How many steps AWS takes the phone's clock to be off.
 * @param pair the one that connected the phone
 * @param gotAt when AWS got it, or the latest moment at which it can have (epoch milliseconds)
 */
export function learnedFrom(pair: NewestPair, gotAt: number): number | undefined {
  return pair && pair.step - stepAt(gotAt);
}

/** How many steps off AWS takes the phone's clock to be, as far as it is known. */
export function stepsOff({ learnedSteps, newestPair }: MfaUserState): number {
  return learnedSteps ?? newestPair?.offSteps ?? 0;
}

/** Says whether AWS may refuse the codes of a phone that shows the right time. */
export function mayBeOutOfSync(state: MfaUserState): boolean {
  return isClockOff(stepsOff(state));
}

/**
 * When AWS accepts two codes of a phone that shows the right time, in epoch milliseconds: they must be newer than those that connected
 * it (recorded), which a clock that was ahead has brought from the future.
 */
export function resyncFrom({ newestPair }: MfaUserState): number {
  return newestPair === undefined ? 0 : startOf(newestPair.step + 1);
}

/** `later`: only from `resyncFrom` on. `never`: that is too late for this demo. */
export type ResyncChance = 'not-due' | 'due' | 'later' | 'never';

/** Says whether two codes should bring AWS and the phone together, instead of one more session code. Times in epoch milliseconds. */
export function resyncChance(state: MfaUserState, now: number, deadlineAt: number): ResyncChance {
  const { sessionRefusals = 0, resync } = state;
  const isWanted = sessionRefusals >= REFUSALS_UNTIL_OFFER || (sessionRefusals > 0 && mayBeOutOfSync(state));
  if (!isWanted || resync === 'not-allowed') return 'not-due';
  const from = resyncFrom(state);
  // After a pair of its time, the next two codes are newer anyway.
  if (from <= now || !mayBeOutOfSync(state)) return 'due';
  return from + TAKES_MS < deadlineAt ? 'later' : 'never';
}

/** Where a refused session code leads back to. */
export function stageAfterRefusal(chance: ResyncChance): MfaUserStage {
  return chance === 'due' || chance === 'later' ? 'awaiting-resync' : 'awaiting-session-code';
}

/** What is remembered after a resync: how far off the phone is now is not known, and one more refusal is enough to offer another. */
export const RESYNCED = {
  newestPair: undefined,
  learnedSteps: undefined,
  sessionRefusals: REFUSALS_UNTIL_OFFER - 1,
} as const satisfies Partial<MfaUserState>;
