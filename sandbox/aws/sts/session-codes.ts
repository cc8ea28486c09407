import { bindingOf } from '../account/mfa-bindings.ts';
import { isSettled } from '../account/propagation.ts';
import type { Account, Caller, User } from '../account/state.ts';
import { findStep, stepAt } from '../account/totp.ts';
import { type AwsError, accessDenied } from '../operation/errors.ts';
import { text } from '../operation/input.ts';

/**
 * STS verifies at most this many codes per device ARN, right or wrong, in each three-minute UTC window (from recorded
 * answers of AWS).
 */
const ATTEMPTS_PER_WINDOW = 9;
const WINDOW_MS = 180_000;
/**
 * For this multiple of the propagation time, STS refuses the second of the two codes that enabled or resynchronized the
 * device. In recorded answers of AWS, STS knew a new device after 7.5 s and refused that code until 12.6 s.
 */
export const SECOND_CODE_FACTOR = 1.7;
/**
 * After this fraction of the propagation time, a call counts as an attempt although STS does not know the device yet.
 * In recorded answers of AWS, a call after 7 s counted, and a call after 6 s did not.
 */
const COUNTED_FACTOR = 0.9;

export const mfaInput = {
  SerialNumber: text({ min: 9, max: 256, pattern: /^[\w+=/:,.@-]*$/ }).optional(),
  TokenCode: text({ min: 6, max: 6, pattern: /^\d*$/ }).optional(),
};

interface MfaInput {
  readonly SerialNumber?: string | undefined;
  readonly TokenCode?: string | undefined;
}

/**
 * Verifies the MFA code of a call, if it has one.
 * @returns whether the call had a code
 * @throws AccessDenied as checkSessionCode does, for a code without a serial number, for a serial number without a
 *   code, and if a role calls
 */
export function verifyCode(account: Account, caller: Caller, input: MfaInput): boolean {
  const { SerialNumber: serialNumber, TokenCode: code } = input;
  if (serialNumber === undefined && code === undefined) return false;
  if (serialNumber === undefined || code === undefined) {
    throw accessDenied('MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.');
  }
  if (!caller.user) throw unableToValidate('A role has no MFA device.');
  checkSessionCode(account, caller.user, serialNumber, code);
  return true;
}

/**
 * Verifies one code of an enabled device and uses it up.
 * @throws AccessDenied with one of STS's two messages: "unable to validate" (the caller should wait, or name another
 *   device) or "invalid MFA one time pass code" (the person should enter a new code)
 */
function checkSessionCode(account: Account, user: User, serialNumber: string, code: string): void {
  const binding = bindingOf(account, serialNumber);
  if (binding?.user !== user) {
    countEarlyAttempt(account, user, serialNumber);
    throw unableToValidate(whyUnknown(account, user, serialNumber));
  }
  if (!takeAttempt(account, serialNumber)) {
    throw unableToValidate(`More than ${ATTEMPTS_PER_WINDOW} codes were sent within three minutes.`);
  }
  const { device, driftSteps, pairStep, madeAt } = binding;
  const step = findStep(device.seed, stepAt(account.now()) + driftSteps, code);
  if (step === undefined) throw invalidCode('The code does not belong to this device at this time.');
  if (device.usedSteps.has(step)) throw invalidCode('The code was used before; each code works once.');
  if (step === pairStep && !isSettled(madeAt, account.now(), account.propagationMs * SECOND_CODE_FACTOR)) {
    throw invalidCode('The code enabled or resynchronized the device moments ago; the next code works.');
  }
  device.usedSteps.add(step);
}

function whyUnknown(account: Account, user: User, serialNumber: string): string {
  const newestUser = account.mfaBindings.get(serialNumber)?.at(-1)?.value?.user;
  if (newestUser === user) return 'The device was enabled just now; STS does not know it yet.';
  return 'No device with this serial number is enabled for this user.';
}

function countEarlyAttempt(account: Account, user: User, serialNumber: string): void {
  const coming = account.mfaBindings.get(serialNumber)?.at(-1)?.value;
  if (coming?.user !== user) return;
  if (isSettled(coming.madeAt, account.now(), account.propagationMs * COUNTED_FACTOR))
    takeAttempt(account, serialNumber);
}

function takeAttempt(account: Account, serialNumber: string): boolean {
  const window = Math.floor(account.now() / WINDOW_MS);
  const attempts = account.codeAttempts.get(serialNumber);
  const count = attempts?.window === window ? attempts.count + 1 : 1;
  // The newest entries are at the end, so entries of older windows are found first.
  account.codeAttempts.delete(serialNumber);
  for (const [each, old] of account.codeAttempts) {
    if (old.window >= window) break;
    account.codeAttempts.delete(each);
  }
  account.codeAttempts.set(serialNumber, { window, count });
  return count <= ATTEMPTS_PER_WINDOW;
}

function unableToValidate(reason: string): AwsError {
  // Two spaces after the first sentence, as AWS sends it.
  const message =
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.';
  return accessDenied(message, reason);
}

function invalidCode(reason: string): AwsError {
  return accessDenied('MultiFactorAuthentication failed with invalid MFA one time pass code. ', reason);
}
