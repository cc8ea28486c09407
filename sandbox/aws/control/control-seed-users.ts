import { randomBytes } from 'node:crypto';
import { decodeBase32, encodeBase32, newSecretKey, newUniqueId } from '../account/identifiers.ts';
import { assignDevice, type User } from '../account/state.ts';
import { codeOf, stepAt } from '../account/totp.ts';
import { addAccessKey } from '../iam/credentials/access-keys.ts';
import { addDevice } from '../iam/mfa/virtual-mfa-devices.ts';
import { alreadyExists } from '../operation/errors.ts';
import { creationInput, type PastIam, putPolicies } from './control-seed-iam.ts';
import type { Seed } from './control-seed-schema.ts';

const SEED_BYTES = 40;

type SeededUser = Seed['users'][number];

/**
 * Creates a user with keys, devices and policies. Returns all keys and seeds, including generated ones, because no
 * later call shows them.
 * @throws AwsError
 */
export function addSeededUser(iam: PastIam, seeded: SeededUser) {
  const { userName } = seeded;
  iam.call('CreateUser', { UserName: userName, ...creationInput(seeded) });
  putPolicies(iam, 'User', userName, seeded);
  const user = iam.account.users.get(userName.toLowerCase())!;
  const accessKeys = seeded.accessKeys.map((key) => addKey(iam, user, key));
  const mfaDevices = seeded.mfaDevices.map((device) => addMfaDevice(iam, user, device));
  return { userName, arn: user.arn, accessKeys, mfaDevices };
}

/**
 * Creates a device that is enabled for the account's root user, without codes.
 * @throws AwsError
 */
export function addRootMfaDevice({ account }: PastIam, { deviceName }: Seed['rootMfaDevices'][number]) {
  const given = { VirtualMFADeviceName: deviceName, Path: '/', Tags: [] };
  const device = addDevice(account, given, randomBytes(SEED_BYTES));
  const at = account.now();
  assignDevice(device, { user: { kind: 'root', arn: `arn:aws:iam::${account.id}:root`, createdAt: at }, at });
  return { serialNumber: device.serialNumber };
}

function addKey({ account }: PastIam, user: User, key: SeededUser['accessKeys'][number]) {
  const { accessKeyId: id = newUniqueId('AKIA'), secretAccessKey: secret = newSecretKey(), status } = key;
  if (account.keyOwners.has(id)) throw alreadyExists(`The access key ${id} already exists.`);
  addAccessKey(account, user, { id, secret, status, createdAt: account.now() });
  return { accessKeyId: id, secretAccessKey: secret };
}

function addMfaDevice({ account, call }: PastIam, { name: UserName }: User, given: SeededUser['mfaDevices'][number]) {
  const { deviceName: VirtualMFADeviceName, base32Seed, isEnabled } = given;
  const seed = base32Seed === undefined ? randomBytes(SEED_BYTES) : decodeBase32(base32Seed);
  const { serialNumber } = addDevice(account, { VirtualMFADeviceName, ...creationInput(given) }, seed);
  if (isEnabled) {
    const step = stepAt(account.now());
    const codes = { AuthenticationCode1: codeOf(seed, step - 1), AuthenticationCode2: codeOf(seed, step) };
    call('EnableMFADevice', { UserName, SerialNumber: serialNumber, ...codes });
  }
  return { serialNumber, base32Seed: base32Seed ?? encodeBase32(seed) };
}
