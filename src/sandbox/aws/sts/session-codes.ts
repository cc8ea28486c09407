import { type AwsError, accessDenied } from '../errors.ts';
import { findDevice } from '../iam/virtual-mfa-devices.ts';
import { isSettled } from '../propagation.ts';
import type { Account, MfaDevice, User } from '../state.ts';
import { findStep, stepAt } from '../totp.ts';

/** Recorded: nine verifications per device ARN in each three-minute UTC window, good or bad. */
const ATTEMPTS_PER_WINDOW = 9;
const WINDOW_MS = 180_000;

/**
 * Verifies one code of an enabled device and uses it up.
 * @throws AccessDenied with one of STS's two messages: "unable to validate" (wait, or another device) or
 *   "invalid MFA one time pass code" (ask for a new one)
 */
export function checkSessionCode(account: Account, user: User, serialNumber: string, code: string): void {
  const device = findDevice(account, serialNumber);
  if (!device?.enabled || device.enabled.user !== user) {
    throw unableToValidate('No device of that serial number is enabled for this user.');
  }
  if (!isSettled(device.enabled.at, account.now(), account.propagationMs)) {
    throw unableToValidate('The device was enabled just now; STS does not know it yet.');
  }
  if (!takeAttempt(account, serialNumber)) {
    throw unableToValidate(`More than ${ATTEMPTS_PER_WINDOW} codes were sent in these three minutes.`);
  }
  const step = findStep(device.seed, stepAt(account.now()) + device.driftSteps, code);
  if (step === undefined) throw invalidCode('The code does not belong to this device at this time.');
  if (device.usedSteps.has(step)) throw invalidCode('The code was used before; each works once.');
  if (isEnrollmentCodeTooSoon(account, device, device.enabled.at, step)) {
    throw invalidCode('The code registered the device moments ago; a fresh one works.');
  }
  device.usedSteps.add(step);
}

/** For a while after STS has learned of the device it takes only codes newer than the enrollment pair (recorded). */
function isEnrollmentCodeTooSoon(account: Account, device: MfaDevice, enabledAt: number, step: number): boolean {
  return step <= device.lastPairStep && !isSettled(enabledAt, account.now(), account.propagationMs * 1.5);
}

function takeAttempt(account: Account, serialNumber: string): boolean {
  const window = Math.floor(account.now() / WINDOW_MS);
  const attempts = account.codeAttempts.get(serialNumber);
  const count = attempts?.window === window ? attempts.count + 1 : 1;
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
