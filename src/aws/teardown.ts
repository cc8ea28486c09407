import type { IAMClient } from '@aws-sdk/client-iam';
import type { Removed } from '../scenario/demo.ts';
import type { AwsAccount } from '../scenario/ports.ts';
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
    deleteInlinePolicies: (userName) => removeBelongings(iam, userName, inlinePolicies),
    detachManagedPolicies: (userName) => removeBelongings(iam, userName, attachedPolicies),
    deleteAccessKeys: (userName) => removeBelongings(iam, userName, accessKeys),
    deactivateMfaDevices: (userName) => removeBelongings(iam, userName, mfaDeviceBindings),
    deleteVirtualMfaDevices: (path, deviceName) => deleteVirtualMfaDevices(iam, path, deviceName),
    deleteForeignCredentials: (userName) => deleteForeignCredentials(iam, userName),
    deleteUser: (userName) => deleteUser(iam, userName),
    listLeftovers: (names) => listLeftovers(iam, names),
  };
}

async function deleteForeignCredentials(iam: IAMClient, userName: string): Promise<Removed[]> {
  const removed: Removed[] = [];
  for (const belonging of FOREIGN_CREDENTIALS) removed.push(...(await removeBelongings(iam, userName, belonging)));
  return removed;
}
