import {
  DeactivateMFADeviceCommand,
  EnableMFADeviceCommand,
  type IAMClient,
  paginateListMFADevices,
  ResyncMFADeviceCommand,
} from '@aws-sdk/client-iam';
import type { EnableOutcome, ResyncOutcome } from '../../scenario/ports/aws-account.ts';
import type { Secret } from '../../scenario/secret.ts';
import { asBot, listAsBot, on, removeAsBot } from '../client/calls.ts';
import type { AwsClients } from '../client/clients.ts';
import { collect, namesIn } from '../client/pages.ts';
import type { Belonging } from './belonging.ts';

/**
 * Returns true if the device is enabled for the user.
 * @throws UpstreamError NoSuchEntity when the user cannot be seen yet
 */
export async function isDeviceEnabled(iam: IAMClient, userName: string, serialNumber: string): Promise<boolean> {
  const serials = await asBot('iam:ListMFADevices', () => collectSerials(iam, userName));
  return serials.includes(serialNumber);
}

/**
 * Enables the device with two codes. The request is sent again only if AWS throttled it. If the answer is lost, only
 * `isDeviceEnabled` can tell what happened.
 */
export function enableMfaDevice(
  { iam, iamOnce }: Pick<AwsClients, 'iam' | 'iamOnce'>,
  userName: string,
  serialNumber: string,
  codes: readonly [Secret, Secret],
): Promise<EnableOutcome> {
  const command = new EnableMFADeviceCommand({
    UserName: userName,
    SerialNumber: serialNumber,
    AuthenticationCode1: codes[0].reveal(),
    AuthenticationCode2: codes[1].reveal(),
  });
  const enable = () => iamOnce.send(command).then((): EnableOutcome => 'enabled');
  const checkWhose = async (): Promise<EnableOutcome> => {
    if (await isDeviceEnabled(iam, userName, serialNumber)) return 'enabled-before';
    throw new Error(`MFA device ${serialNumber} is enabled for another user.`);
  };
  return asBot<EnableOutcome>(
    'iam:EnableMFADevice',
    enable,
    on('InvalidAuthenticationCode', () => 'codes-refused'),
    on('EntityAlreadyExists', checkWhose),
  );
}

/**
 * Resynchronizes the device with two codes. The request is sent again only if AWS throttled it. If the answer is lost,
 * nobody knows whether AWS accepted the codes.
 */
export function resyncMfaDevice(
  { iamOnce }: Pick<AwsClients, 'iamOnce'>,
  userName: string,
  serialNumber: string,
  codes: readonly [Secret, Secret],
): Promise<ResyncOutcome> {
  const command = new ResyncMFADeviceCommand({
    UserName: userName,
    SerialNumber: serialNumber,
    AuthenticationCode1: codes[0].reveal(),
    AuthenticationCode2: codes[1].reveal(),
  });
  return asBot<ResyncOutcome>(
    'iam:ResyncMFADevice',
    () => iamOnce.send(command).then(() => 'resynced'),
    on('InvalidAuthenticationCode', () => 'codes-refused'),
    on('AccessDenied', () => 'not-allowed'),
  );
}

export const mfaDeviceBindings: Belonging = {
  kind: 'mfa-device-binding',
  list(iam, userName) {
    return listAsBot('iam:ListMFADevices', () => collectSerials(iam, userName));
  },
  remove(iam, userName, name) {
    const command = new DeactivateMFADeviceCommand({ UserName: userName, SerialNumber: name });
    return removeAsBot('iam:DeactivateMFADevice', () => iam.send(command));
  },
};

function collectSerials(iam: IAMClient, userName: string): Promise<string[]> {
  const pages = paginateListMFADevices({ client: iam }, { UserName: userName });
  return collect(pages, (page) => namesIn(page.MFADevices, (device) => device.SerialNumber));
}
