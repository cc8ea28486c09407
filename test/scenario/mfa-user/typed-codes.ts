import { Secret as OtpSecret, TOTP } from 'otpauth';

export const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
export const OTHER_SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
export const NOW = Date.UTC(2026, 10, 23, 12, 0, 0);

/** Returns the code that a phone shows `step` steps of 30 seconds after a time. @param at epoch milliseconds */
export function codeAt(step: number, seed = SEED, at = NOW): string {
  const totp = new TOTP({ secret: OtpSecret.fromBase32(seed), digits: 6, period: 30 });
  return totp.generate({ timestamp: at + step * 30_000 });
}

/** Returns the code with one wrong digit. */
export function mistype(code: string, place: number): string {
  const digit = (Number(code[place]) + 5) % 10;
  return `${code.slice(0, place)}${digit}${code.slice(place + 1)}`;
}

/** Returns the code with two neighbouring digits swapped: the first two that are different. */
export function transpose(code: string): string {
  const place = [...code].findIndex((digit, index) => index < 5 && digit !== code[index + 1]);
  return `${code.slice(0, place)}${code[place + 1]}${code[place]}${code.slice(place + 2)}`;
}

/** Returns another code, in which every digit is different. */
export function otherThan(code: string): string {
  return code.replace(/\d/g, (digit) => String((Number(digit) + 3) % 10));
}

/** Mistyped codes must differ from the phone's codes up to this far before and after a time, in 30-second steps. */
const LOOKED_AT = 60;
const NEAR = [-1, 0, 1];

/** Returns whether the mistyped codes of the tests are really wrong, and not by chance other codes of this phone. */
export function areMistakesWrong(seed: string, at: number): boolean {
  const steps = Array.from({ length: 2 * LOOKED_AT + 1 }, (_, index) => index - LOOKED_AT);
  const shown = new Set(steps.map((step) => codeAt(step, seed, at)));
  const near = NEAR.map((step) => codeAt(step, seed, at));
  const slips = near.flatMap((code) => [transpose(code), ...[0, 1, 2, 3, 4, 5].map((place) => mistype(code, place))]);
  const others = [...near.map(otherThan), ...NEAR.map((step) => codeAt(step, OTHER_SEED))];
  const isAlmost = (typed: string) =>
    near.some((code) => [...typed].filter((digit, i) => digit !== code[i]).length <= 2);
  const wrong = [...slips, ...others, ...[...shown].map(otherThan)];
  return shown.size === steps.length && !wrong.some((code) => shown.has(code)) && !others.some(isAlmost);
}
