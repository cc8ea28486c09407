import type { IAMClient } from '@aws-sdk/client-iam';
import type { RemovableKind, Removed } from '../scenario/demo.ts';
import type { DemoNames, OurRole, Removal } from '../scenario/ports/aws-account.ts';
import { listRolePolicies, type RolePolicyKind, removeRolePolicies } from './role/role-policies.ts';
import { deleteRole, findRole, isRoleOurs } from './role/roles.ts';
import { accessKeys } from './user/access-keys.ts';
import { type Belonging, listBelongings, removeBelongings } from './user/belonging.ts';
import { loginProfile, serviceCredentials, signingCertificates, sshKeys } from './user/foreign-credentials.ts';
import { listGroupNames } from './user/groups.ts';
import { mfaDeviceBindings } from './user/mfa-devices.ts';
import { attachedPolicies, inlinePolicies } from './user/policies.ts';
import { deleteUser, findUser, notVisible, whoseUser } from './user/users.ts';
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

/**
 * Begins a removal, as the port describes. It asks AWS only once whether the user is ours, and only once whether the
 * role is ours.
 */
export function beginRemoval(iam: IAMClient, names: DemoNames): Removal {
  const { userName, roleName, path } = names;
  const whose = onceDone(() => whoseUser(iam, names));
  const role = roleName === undefined ? undefined : removalOfRole(iam, { roleName, path });
  return {
    async remove(kind, known) {
      if (known?.length === 0) return [];
      switch (kind) {
        case 'user':
          return (await whose()) === 'ours' ? deleteUser(iam, userName) : [];
        case 'virtual-mfa-device':
          return deleteVirtualMfaDevices(iam, names, known);
        case 'role':
        case 'role-inline-policy':
        case 'role-attached-policy':
          return role?.(kind, known) ?? [];
        default:
          return removeOfUser(iam, userName, BELONGINGS[kind], whose, known);
      }
    },
  };
}

async function removeOfUser(
  iam: IAMClient,
  userName: string,
  belonging: Belonging,
  whose: () => ReturnType<typeof whoseUser>,
  known: readonly string[] | undefined,
): Promise<Removed[]> {
  const [owner, names] = await Promise.all([whose(), known ?? belonging.list(iam, userName)]);
  // AWS lists something of this user, so the user exists and will be visible soon.
  if (owner === 'unseen' && known === undefined && names.length > 0) throw notVisible(userName);
  return owner === 'ours' ? removeBelongings(iam, userName, belonging, names) : [];
}

function removalOfRole(iam: IAMClient, role: OurRole) {
  const { roleName } = role;
  const isOurs = onceDone(() => isRoleOurs(iam, role));
  return async (kind: 'role' | RolePolicyKind, known: readonly string[] | undefined): Promise<Removed[]> => {
    if (kind === 'role') return (await isOurs()) ? deleteRole(iam, roleName) : [];
    const listing = known ?? listRolePolicies(iam, roleName, kind).then((all) => all.map(({ name }) => name));
    const [mayRemove, names] = await Promise.all([isOurs(), listing]);
    return mayRemove ? removeRolePolicies(iam, roleName, kind, names) : [];
  };
}

/** Asks once and remembers the answer; asks again after a failure. */
function onceDone<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

/**
 * Lists everything that still exists under these names. A user or role of the same name outside our path is not ours
 * and is left out.
 */
export async function listLeftovers(iam: IAMClient, names: DemoNames): Promise<Removed[]> {
  const { userName, path, deviceName } = names;
  const all = [
    listOfUser(iam, userName, path),
    listVirtualMfaDevices(iam, path, deviceName),
    listOfRole(iam, names),
  ] as const;
  return (await Promise.all(all)).flat();
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
