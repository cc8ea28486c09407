import { HOTP, Secret as OtpSecret } from 'otpauth';
import type { Secret } from '../../secret.ts';

const STEP_MS = 30_000;

/** Returns the 30-second step (as in TOTP) of a time. @param at epoch milliseconds */
export function stepAt(at: number): number {
  return Math.floor(at / STEP_MS);
}

/** Returns when a step begins, in epoch milliseconds. */
export function startOf(step: number): number {
  return step * STEP_MS;
}

/** The codes of a seed, as an authenticator app shows them. */
export interface CodeTable {
  codeAt(step: number): string;
  /**
   * Returns the steps with this code, at most `reach` steps from `around`, nearest first. Of two equally near steps,
   * the earlier is first.
   */
  stepsOf(code: string, around: number, reach: number): number[];
}

/**
 * Creates the table of a seed. It computes each code only once, because a diagnosis reads thousands of codes, some
 * several times.
 */
export function createCodeTable(seed: Secret): CodeTable {
  const hotp = new HOTP({ secret: OtpSecret.fromBase32(seed.reveal()), algorithm: 'SHA1', digits: 6 });
  const known = new Map<number, string>();
  const codeAt = (step: number): string => {
    const code = known.get(step) ?? (step < 0 ? '' : hotp.generate({ counter: step }));
    known.set(step, code);
    return code;
  };
  return {
    codeAt,
    stepsOf: (code, around, reach) => outwards(around, reach).filter((step) => codeAt(step) === code),
  };
}

function outwards(around: number, reach: number): number[] {
  const steps = [around];
  for (let distance = 1; distance <= reach; distance++) steps.push(around - distance, around + distance);
  return steps;
}
