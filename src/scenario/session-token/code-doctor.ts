import { Secret as OtpSecret, TOTP } from 'otpauth';
import type { Secret } from '../secret.ts';
import type { Refusal } from './state.ts';

/** AWS accepts a fresh device's pair up to about 1000 steps off and learns the phone's drift from it. */
const PAIR_WINDOW_STEPS = 998;
/** How far apart two right codes may lie to be recognized as "a code was skipped": ten minutes. */
const NEAR_STEPS = 20;
const STEP_MS = 30_000;

/** What is wrong with a pair of enrollment codes, before AWS is asked; `undefined` when AWS should accept it. */
export function diagnosePair(seed: Secret, codes: readonly [Secret, Secret], nowMs: number): Refusal | undefined {
  const [first, second] = [codes[0].reveal(), codes[1].reveal()];
  const at = codesAround(seed, nowMs);
  if (at.some((code, index) => code === first && at[index + 1] === second)) return undefined;
  if (at.some((code, index) => code === second && at[index + 1] === first)) return 'codes-swapped';
  const near = at.slice(PAIR_WINDOW_STEPS - NEAR_STEPS, PAIR_WINDOW_STEPS + NEAR_STEPS + 1);
  return near.includes(first) && near.includes(second) ? 'codes-not-adjacent' : 'codes-not-of-this-device';
}

function codesAround(seed: Secret, nowMs: number): string[] {
  const totp = new TOTP({ secret: OtpSecret.fromBase32(seed.reveal()), algorithm: 'SHA1', digits: 6, period: 30 });
  const codes: string[] = [];
  for (let step = -PAIR_WINDOW_STEPS; step <= PAIR_WINDOW_STEPS; step++) {
    codes.push(totp.generate({ timestamp: Math.max(0, nowMs + step * STEP_MS) }));
  }
  return codes;
}

/** The text of the QR code, as AWS's console makes it. */
export function otpauthUri(seed: string, deviceName: string, accountId: string): string {
  const issuer = encodeURIComponent('Amazon Web Services');
  const label = `${issuer}:${encodeURIComponent(`${deviceName}@${accountId}`)}`;
  return `otpauth://totp/${label}?secret=${seed}&issuer=${issuer}`;
}
