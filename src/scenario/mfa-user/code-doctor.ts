import type { Secret } from '../secret.ts';
import { stepAt } from './codes/code-table.ts';
import { type PairTimes, refusalForTime } from './codes/pair-time.ts';
import { readPair } from './codes/read-pair.ts';
import type { MfaUserState, Refusal } from './state.ts';

/**
 * `refusal`: why the pair must not be sent. `newestPair`: the time of the pair if both codes are right, even if the
 * pair must not be sent because of its time.
 */
export interface Diagnosis {
  readonly refusal?: Refusal | undefined;
  readonly newestPair?: MfaUserState['newestPair'];
}

/** Checks a pair of enrollment codes before it is sent to AWS. Returns no refusal if it should be sent. */
export function diagnosePair(seed: Secret, codes: readonly [Secret, Secret], times: PairTimes): Diagnosis {
  const around = stepAt(times.typedAt);
  const reading = readPair(seed, codes, around);
  if ('refusal' in reading) return reading;
  const { step } = reading;
  return { refusal: refusalForTime(step, times), newestPair: { step, offSteps: step - around } };
}

/** Returns the text of the QR code, in the same form as the AWS console. */
export function otpauthUri(seed: string, deviceName: string, accountId: string): string {
  const issuer = encodeURIComponent('Amazon Web Services');
  const label = `${issuer}:${encodeURIComponent(`${deviceName}@${accountId}`)}`;
  return `otpauth://totp/${label}?secret=${seed}&issuer=${issuer}`;
}
