import type { Secret } from '../../secret.ts';
import type { MfaUserState } from '../state.ts';
import { createCodeTable, stepAt } from './code-table.ts';
import { isOld, isSameClock } from './pair-time.ts';
import { FAR_STEPS, NEAR_STEPS } from './read-pair.ts';
import { slipBetween } from './slips.ts';

/** What can be wrong with code 1 before code 2 is there. */
export const FIRST_CODE_PROBLEMS = ['wrong', 'one-digit', 'digits-swapped', 'old'] as const;
export type FirstCodeProblem = (typeof FIRST_CODE_PROBLEMS)[number];

/** Only the newest codes: among more of them, one wrong digit would be a coincidence too often. */
const NEWEST = [0, -1, 1];

/** Diagnoses code 1 by itself; `undefined` also when it is too early to say that something is wrong. */
export function diagnoseFirst(state: MfaUserState, code: Secret, now: number): FirstCodeProblem | undefined {
  const { device, newestPair } = state;
  if (!device?.seed) return undefined;
  const [typed, around] = [code.reveal(), stepAt(now)];
  const { codeAt, stepsOf } = createCodeTable(device.seed);
  const isUsable = (step: number) =>
    !isOld(step - around) || step < around - NEAR_STEPS || isSameClock(step + 1, step - around, newestPair);
  if (stepsOf(typed, around, NEAR_STEPS).some(isUsable)) return undefined;
  // Far off it may be a coincidence, or a clock that is hours off: the pair will tell.
  const steps = stepsOf(typed, around, FAR_STEPS);
  if (steps.length > 0) return steps.some(isUsable) ? undefined : 'old';
  const slips = NEWEST.map((offset) => slipBetween(typed, codeAt(around + offset)));
  return slips.find((slip) => slip !== undefined) ?? 'wrong';
}
