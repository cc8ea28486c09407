import type { IAMClient } from '@aws-sdk/client-iam';
import type { RemovableKind, Removed } from '../scenario/demo.ts';
import type { DemoNames } from '../scenario/ports/aws-account.ts';
import { accessKeys } from './user/access-keys.ts';
import { type Belonging, listBelongings, removeBelongings } from './user/belonging.ts';
import { loginProfile, serviceCredentials, signingCertificates, sshKeys } from './user/foreign-credentials.ts';
import { listGroupNames } from './user/groups.ts';
import { mfaDeviceBindings } from './user/mfa-devices.ts';
import { attachedPolicies, inlinePolicies } from './user/policies.ts';
import { deleteUser, findUser } from './user/users.ts';
import { deleteVirtualMfaDevices, listVirtualMfaDevices } from './user/virtual-mfa-devices.ts';

const BELONGINGS: Readonly<Record<Exclude<RemovableKind, 'virtual-mfa-device' | 'user'>, Belonging>> = {
  'inline-policy': inlinePolicies,
  'attached-policy': attachedPolicies,
  'access-key': accessKeys,
  'mfa-device-binding': mfaDeviceBindings,
  'login-profile': loginProfile,
  'ssh-key': sshKeys,
  'signing-certificate': signingCertificates,
  'service-credential': serviceCredentials,
};

/** Removes one kind of thing under these names; see the port. */
export function remove(iam: IAMClient, kind: RemovableKind, names: DemoNames): Promise<Removed[]> {
  if (kind === 'user') return deleteUser(iam, names);
  if (kind === 'virtual-mfa-device') return deleteVirtualMfaDevices(iam, names.path, names.deviceName);
  return removeBelongings(iam, names, BELONGINGS[kind]);
}

/** Everything that still exists under these names; a stranger's user of the same name elsewhere is not ours to report. */
export async function listLeftovers(iam: IAMClient, names: DemoNames): Promise<Removed[]> {
  const ofUser = await listOfUser(iam, names.userName, names.path);
  const devices = await listVirtualMfaDevices(iam, names.path, names.deviceName);
  return [...ofUser, ...devices];
}

async function listOfUser(iam: IAMClient, userName: string, path: string): Promise<Removed[]> {
  const user = await findUser(iam, userName);
  if (user?.path !== path) return [];
  const found: Removed[] = [{ kind: 'user', name: userName }];
  for (const belonging of Object.values(BELONGINGS)) found.push(...(await listBelongings(iam, userName, belonging)));
  for (const name of await listGroupNames(iam, userName)) found.push({ kind: 'group-membership', name });
  return found;
}
