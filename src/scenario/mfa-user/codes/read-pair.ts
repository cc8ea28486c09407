import type { Secret } from '../../secret.ts';
import type { Refusal } from '../state.ts';
import { type CodeTable, createCodeTable } from './code-table.ts';
import { type Slip, slipBetween } from './slips.ts';

/**
 * Ten minutes before and after, in 30-second steps. A wrong code fits one of these 41 steps by chance only 41 times in
 * a million.
 */
export const NEAR_STEPS = 20;
/** Fourteen hours before and after, in 30-second steps, for a phone with a wrong time zone and a clock set by hand. */
export const FAR_STEPS = 1680;

/** The step of the second code if the pair is right, or what is wrong with the pair. */
export type PairReading = { readonly step: number } | { readonly refusal: Refusal };

/**
 * Compares a pair of enrollment codes with the codes of the seed.
 * @param around the step in which the pair was typed
 */
export function readPair(seed: Secret, codes: readonly [Secret, Secret], around: number): PairReading {
  const table = createCodeTable(seed);
  const [first, second] = [codes[0].reveal(), codes[1].reveal()];
  const rightWithin = (reach: number) =>
    table.stepsOf(first, around, reach).find((step) => table.codeAt(step + 1) === second);
  // Look near first: nearly every right pair is near, and computing all codes takes 25 ms.
  const right = rightWithin(NEAR_STEPS) ?? rightWithin(FAR_STEPS);
  if (right !== undefined) return { step: right + 1 };
  const firsts = table.stepsOf(first, around, FAR_STEPS);
  return {
    refusal:
      wrongOrder(table, firsts, second) ??
      slipBesideRight(table, { first, second, firsts, seconds: table.stepsOf(second, around, FAR_STEPS) }) ??
      oneRight(table, first, second, around) ??
      twoSlips(table, first, second, around) ??
      'codes-not-of-this-device',
  };
}

/** Returns a refusal if both are codes of this phone, but the second one does not follow the first. */
function wrongOrder(table: CodeTable, firsts: readonly number[], second: string): Refusal | undefined {
  for (const step of firsts) {
    const [other] = table.stepsOf(second, step, 2 * NEAR_STEPS);
    if (other !== undefined) return refusalForGap(other - step);
  }
  return undefined;
}

function refusalForGap(gap: number): Refusal {
  if (gap === 0) return 'same-code-twice';
  if (gap === -1) return 'codes-swapped';
  if (gap < 0) return 'code-2-too-old';
  return gap === 2 ? 'codes-not-adjacent' : 'code-1-too-old';
}

interface Typed {
  readonly first: string;
  readonly second: string;
  /** The steps that have the first code. */
  readonly firsts: readonly number[];
  /** The steps that have the second code. */
  readonly seconds: readonly number[];
}

/**
 * Returns a refusal if one code is right, and the other is a typing error of its neighbour. Two wrong codes almost
 * never look like this by chance, so all steps within fourteen hours can be compared.
 */
function slipBesideRight({ codeAt }: CodeTable, { first, second, firsts, seconds }: Typed): Refusal | undefined {
  for (const step of firsts) {
    const slip = slipBetween(second, codeAt(step + 1));
    if (slip) return CODE_2_SLIPS[slip];
  }
  for (const step of seconds) {
    const slip = slipBetween(first, codeAt(step - 1));
    if (slip) return CODE_1_SLIPS[slip];
  }
  return undefined;
}

const CODE_1_SLIPS = {
  'one-digit': 'code-1-one-digit',
  'digits-swapped': 'code-1-digits-swapped',
} as const satisfies Record<Slip, Refusal>;
const CODE_2_SLIPS = {
  'one-digit': 'code-2-one-digit',
  'digits-swapped': 'code-2-digits-swapped',
} as const satisfies Record<Slip, Refusal>;

function oneRight({ stepsOf }: CodeTable, first: string, second: string, around: number): Refusal | undefined {
  if (stepsOf(first, around, NEAR_STEPS).length > 0) return 'code-2-wrong';
  return stepsOf(second, around, NEAR_STEPS).length > 0 ? 'code-1-wrong' : undefined;
}

function twoSlips({ codeAt }: CodeTable, first: string, second: string, around: number): Refusal | undefined {
  for (let step = around - NEAR_STEPS; step <= around + NEAR_STEPS; step++)
    if (slipBetween(first, codeAt(step)) && slipBetween(second, codeAt(step + 1))) return 'both-codes-mistyped';
  return undefined;
}
