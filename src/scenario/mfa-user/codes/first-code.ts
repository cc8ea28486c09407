import type { Secret } from '../../secret.ts';
import type { MfaUserState } from '../state.ts';
import { createCodeTable, stepAt } from './code-table.ts';
import { isOld, isSameClock } from './pair-time.ts';
import { FAR_STEPS, NEAR_STEPS } from './read-pair.ts';
import { slipBetween } from './slips.ts';

/** What can be wrong with code 1, before code 2 is typed. */
export const FIRST_CODE_PROBLEMS = ['wrong', 'one-digit', 'digits-swapped', 'old'] as const;
export type FirstCodeProblem = (typeof FIRST_CODE_PROBLEMS)[number];

/**
 * The 30-second steps, relative to now, whose codes are compared with the typed code to find a typing error. With more
 * steps, a wrong code would too often differ from one of them in only one digit by chance.
 */
const NEWEST = [0, -1, 1];

/**
 * Checks code 1 alone. Returns undefined if it is right, if only the pair can show what is wrong, or if the seed is
 * already deleted.
 * @param now epoch milliseconds
 */
export function diagnoseFirst(state: MfaUserState, code: Secret, now: number): FirstCodeProblem | undefined {
  const { device, newestPair } = state;
  if (!device?.seed) return undefined;
  const [typed, around] = [code.reveal(), stepAt(now)];
  const { codeAt, stepsOf } = createCodeTable(device.seed);
  const isUsable = (step: number) =>
    !isOld(step - around) || step < around - NEAR_STEPS || isSameClock(step + 1, step - around, newestPair);
  if (stepsOf(typed, around, NEAR_STEPS).some(isUsable)) return undefined;
  // A code that fits a distant step fits by chance, or the phone's clock is more than ten minutes off. Only the pair of
  // codes can show which of the two is true.
  const steps = stepsOf(typed, around, FAR_STEPS);
  if (steps.length > 0) return steps.some(isUsable) ? undefined : 'old';
  const slips = NEWEST.map((offset) => slipBetween(typed, codeAt(around + offset)));
  return slips.find((slip) => slip !== undefined) ?? 'wrong';
}
