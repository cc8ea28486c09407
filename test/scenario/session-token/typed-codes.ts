import { Secret as OtpSecret, TOTP } from 'otpauth';

export const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
export const OTHER_SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
export const NOW = Date.UTC(2026, 10, 23, 12, 0, 0);

/** The code that a phone shows so many steps from a moment. */
export function codeAt(step: number, seed = SEED, at = NOW): string {
  const totp = new TOTP({ secret: OtpSecret.fromBase32(seed), digits: 6, period: 30 });
  return totp.generate({ timestamp: at + step * 30_000 });
}

/** The code with one wrong digit. */
export function mistype(code: string, place: number): string {
  const digit = (Number(code[place]) + 5) % 10;
  return `${code.slice(0, place)}${digit}${code.slice(place + 1)}`;
}

/** The code with two neighbouring digits that changed places; the first two that differ. */
export function transpose(code: string): string {
  const place = [...code].findIndex((digit, index) => index < 5 && digit !== code[index + 1]);
  return `${code.slice(0, place)}${code[place + 1]}${code[place]}${code.slice(place + 2)}`;
}
