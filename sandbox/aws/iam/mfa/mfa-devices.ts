import { z } from 'zod';
import { bindDevice } from '../../account/mfa-bindings.ts';
import { isSettled } from '../../account/propagation.ts';
import { type Account, assignDevice, type Caller, type MfaDevice, type User } from '../../account/state.ts';
import { findPair, stepAt } from '../../account/totp.ts';
import { AwsError, accessDenied, alreadyExists, limitExceeded, noSuchEntity } from '../../operation/errors.ts';
import { isoSeconds } from '../../operation/iso-seconds.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pageOf, pagingInput } from '../../operation/paging.ts';
import { members } from '../../operation/xml.ts';
import { serialNumber, sixDigits, userName } from '../names.ts';
import { onTargetUser, targetUser } from '../users/target-user.ts';
import { deviceOf, findDevice } from './virtual-mfa-devices.ts';

const MAX_DEVICES_OF_USER = 8;

const pairInput = z.object({
  UserName: userName,
  SerialNumber: serialNumber,
  AuthenticationCode1: sixDigits,
  AuthenticationCode2: sixDigits,
});

const EnableMFADevice = defineOperation({
  input: pairInput,
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    refuseSelfServiceWithoutMfa(caller, user);
    refuseJustRecreated(account, user);
    const device = deviceOf(account, input.SerialNumber);
    if (device.enabled?.user === user) throw alreadyExists(`MFA Device for user ${user.name} already exists.`);
    if (device.enabled) throw alreadyExists('MFA Device is already in use.');
    if (user.mfaDevices.size >= MAX_DEVICES_OF_USER) {
      throw limitExceeded(`Cannot exceed quota for MFADevicesPerUser: ${MAX_DEVICES_OF_USER}`);
    }
    learnFromPair(account, device, input);
    assignDevice(device, { user, at: account.now() });
    bindDevice(account, device, user);
    return undefined;
  },
});

const ResyncMFADevice = defineOperation({
  input: pairInput,
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const device = deviceOfUser(account, user, input.SerialNumber);
    learnFromPair(account, device, input);
    bindDevice(account, device, user);
    return undefined;
  },
});

/**
 * Checks a pair of codes. Stores the step of the second code, and how far the phone's clock is off.
 * @throws InvalidAuthenticationCode
 */
function learnFromPair(account: Account, device: MfaDevice, input: z.output<typeof pairInput>): void {
  const nowStep = stepAt(account.now());
  const { AuthenticationCode1: first, AuthenticationCode2: second } = input;
  const secondStep = findPair(device.seed, nowStep + device.driftSteps, first, second);
  if (secondStep === undefined) {
    throw invalidCodes('The codes do not belong to two consecutive steps of this device, in this order.');
  }
  if (secondStep - 1 <= device.lastPairStep)
    throw invalidCodes('Both codes must be newer than the codes of the last accepted pair.');
  device.lastPairStep = secondStep;
  device.driftSteps = secondStep - nowStep;
}

function invalidCodes(reason: string): AwsError {
  return new AwsError('InvalidAuthenticationCode', 403, 'Authentication code for device is not valid.', reason);
}

const DeactivateMFADevice = defineOperation({
  input: z.object({ UserName: userName.optional(), SerialNumber: serialNumber }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    refuseSelfServiceWithoutMfa(caller, user);
    const device = deviceOfUser(account, user, input.SerialNumber);
    assignDevice(device, undefined);
    bindDevice(account, device, undefined);
    return undefined;
  },
});

const ListMFADevices = defineOperation({
  input: z.object({ UserName: userName.optional(), ...pagingInput }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const { page, trailer } = pageOf([...user.mfaDevices], (device) => device.serialNumber, input);
    const elements = page.map((device) => ({
      UserName: user.name,
      SerialNumber: device.serialNumber,
      EnableDate: isoSeconds(device.enabled?.at ?? device.createdAt),
    }));
    return { MFADevices: members(elements), ...trailer };
  },
});

function deviceOfUser(account: Account, user: User, serial: string): MfaDevice {
  const device = findDevice(account, serial);
  if (!device || device.enabled?.user !== user) throw noSuchEntity('MFA Device invalid for user.');
  return device;
}

/**
 * Refuses users who already have a device and change their own devices without MFA. Administrators need no MFA to
 * change the devices of other users (seen in recorded answers of AWS).
 */
function refuseSelfServiceWithoutMfa(caller: Caller, user: User): void {
  if (caller.user !== user || caller.mfa === 'true' || user.mfaDevices.size === 0) return;
  throw accessDenied(
    'To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.',
  );
}

function refuseJustRecreated(account: Account, user: User): void {
  const freedAt = account.userNamesFreedAt.get(user.name.toLowerCase());
  if (freedAt === undefined || isSettled(freedAt, account.now(), account.propagationMs)) return;
  throw new AwsError(
    'EntityTemporarilyUnmodifiable',
    409,
    `The user ${user.name} was deleted and recreated and cannot be modified yet. Try again after several minutes.`,
  );
}

export const mfaDeviceOperations = {
  EnableMFADevice,
  ResyncMFADevice,
  DeactivateMFADevice,
  ListMFADevices,
};
