import type { IAMClient } from '@aws-sdk/client-iam';
import type { Removed } from '../scenario/demo.ts';
import type { AwsAccount, OurUser } from '../scenario/ports/aws-account.ts';
import { accessKeys } from './access-keys.ts';
import { removeBelongings } from './belonging.ts';
import { FOREIGN_CREDENTIALS } from './foreign-credentials.ts';
import { listLeftovers } from './leftovers.ts';
import { mfaDeviceBindings } from './mfa-devices.ts';
import { attachedPolicies, inlinePolicies } from './policies.ts';
import { deleteUser } from './users.ts';
import { deleteVirtualMfaDevices } from './virtual-mfa-devices.ts';

type Teardown = Pick<
  AwsAccount,
  | 'deleteInlinePolicies'
  | 'detachManagedPolicies'
  | 'deleteAccessKeys'
  | 'deactivateMfaDevices'
  | 'deleteVirtualMfaDevices'
  | 'deleteForeignCredentials'
  | 'deleteUser'
  | 'listLeftovers'
>;

export function createTeardown(iam: IAMClient): Teardown {
  return {
    deleteInlinePolicies: (user) => removeBelongings(iam, user, inlinePolicies),
    detachManagedPolicies: (user) => removeBelongings(iam, user, attachedPolicies),
    deleteAccessKeys: (user) => removeBelongings(iam, user, accessKeys),
    deactivateMfaDevices: (user) => removeBelongings(iam, user, mfaDeviceBindings),
    deleteVirtualMfaDevices: (path, deviceName) => deleteVirtualMfaDevices(iam, path, deviceName),
    deleteForeignCredentials: (user) => deleteForeignCredentials(iam, user),
    deleteUser: (user) => deleteUser(iam, user),
    listLeftovers: (names) => listLeftovers(iam, names),
  };
}

async function deleteForeignCredentials(iam: IAMClient, user: OurUser): Promise<Removed[]> {
  const removed: Removed[] = [];
  for (const belonging of FOREIGN_CREDENTIALS) removed.push(...(await removeBelongings(iam, user, belonging)));
  return removed;
}
