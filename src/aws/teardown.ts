import type { IAMClient } from '@aws-sdk/client-iam';
import type { RemovableKind, Removed } from '../scenario/demo.ts';
import type { DemoNames } from '../scenario/ports/aws-account.ts';
import { listRolePolicies, type RolePolicyKind, removeRolePolicies } from './role/role-policies.ts';
import { deleteRole, findRole } from './role/roles.ts';
import { accessKeys } from './user/access-keys.ts';
import { type Belonging, listBelongings, removeBelongings } from './user/belonging.ts';
import { loginProfile, serviceCredentials, signingCertificates, sshKeys } from './user/foreign-credentials.ts';
import { listGroupNames } from './user/groups.ts';
import { mfaDeviceBindings } from './user/mfa-devices.ts';
import { attachedPolicies, inlinePolicies } from './user/policies.ts';
import { deleteUser, findUser } from './user/users.ts';
import { deleteVirtualMfaDevices, listVirtualMfaDevices } from './user/virtual-mfa-devices.ts';

type OfUser = Exclude<RemovableKind, 'virtual-mfa-device' | 'user' | 'role' | RolePolicyKind>;

const BELONGINGS: Readonly<Record<OfUser, Belonging>> = {
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
export async function remove(iam: IAMClient, kind: RemovableKind, names: DemoNames): Promise<Removed[]> {
  switch (kind) {
    case 'user':
      return deleteUser(iam, names);
    case 'virtual-mfa-device':
      return deleteVirtualMfaDevices(iam, names.path, names.deviceName);
    case 'role':
    case 'role-inline-policy':
    case 'role-attached-policy':
      return removeOfRole(iam, kind, names);
    default:
      return removeBelongings(iam, names, BELONGINGS[kind]);
  }
}

async function removeOfRole(
  iam: IAMClient,
  kind: 'role' | RolePolicyKind,
  { roleName, path }: DemoNames,
): Promise<Removed[]> {
  if (roleName === undefined) return [];
  return kind === 'role' ? deleteRole(iam, { roleName, path }) : removeRolePolicies(iam, { roleName, path }, kind);
}

/** Everything that still exists under these names; a stranger's user of the same name elsewhere is not ours to report. */
export async function listLeftovers(iam: IAMClient, names: DemoNames): Promise<Removed[]> {
  const ofUser = await listOfUser(iam, names.userName, names.path);
  const devices = await listVirtualMfaDevices(iam, names.path, names.deviceName);
  return [...ofUser, ...devices, ...(await listOfRole(iam, names))];
}

async function listOfRole(iam: IAMClient, { roleName, path }: DemoNames): Promise<Removed[]> {
  if (roleName === undefined || (await findRole(iam, roleName))?.path !== path) return [];
  const inline = await listRolePolicies(iam, roleName, 'role-inline-policy');
  const attached = await listRolePolicies(iam, roleName, 'role-attached-policy');
  return [{ kind: 'role', name: roleName }, ...inline, ...attached];
}

async function listOfUser(iam: IAMClient, userName: string, path: string): Promise<Removed[]> {
  const user = await findUser(iam, userName);
  if (user?.path !== path) return [];
  const found: Removed[] = [{ kind: 'user', name: userName }];
  for (const belonging of Object.values(BELONGINGS)) found.push(...(await listBelongings(iam, userName, belonging)));
  for (const name of await listGroupNames(iam, userName)) found.push({ kind: 'group-membership', name });
  return found;
}
