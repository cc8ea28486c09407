import { HOTP, Secret as OtpSecret } from 'otpauth';
import type { Secret } from '../../secret.ts';

const STEP_MS = 30_000;

/** The 30-second period that this moment belongs to. `at` in epoch milliseconds. */
export function stepAt(at: number): number {
  return Math.floor(at / STEP_MS);
}

/** When this period begins, in epoch milliseconds. */
export function startOf(step: number): number {
  return step * STEP_MS;
}

/** What an authenticator app with this seed shows, step by step. */
export interface CodeTable {
  codeAt(step: number): string;
  /** The steps within `reach` of `around` whose code this is, nearest first; among equally near ones the earlier. */
  stepsOf(code: string, around: number, reach: number): number[];
}

/** Each code is computed once: a diagnosis looks at thousands of steps, some of them several times. */
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
