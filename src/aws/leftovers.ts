import type { IAMClient } from '@aws-sdk/client-iam';
import type { Removed } from '../scenario/demo.ts';
import { accessKeys } from './access-keys.ts';
import { type Belonging, listBelongings } from './belonging.ts';
import { FOREIGN_CREDENTIALS } from './foreign-credentials.ts';
import { listGroupNames } from './groups.ts';
import { mfaDeviceBindings } from './mfa-devices.ts';
import { attachedPolicies, inlinePolicies } from './policies.ts';
import { findUser } from './users.ts';
import { listVirtualMfaDevices } from './virtual-mfa-devices.ts';

const BELONGINGS: readonly Belonging[] = [
  inlinePolicies,
  attachedPolicies,
  accessKeys,
  mfaDeviceBindings,
  ...FOREIGN_CREDENTIALS,
];

/** Everything that still exists under these names; a stranger's user of the same name elsewhere is not ours to report. */
export async function listLeftovers(
  iam: IAMClient,
  names: { readonly userName: string; readonly path: string; readonly deviceName: string },
): Promise<Removed[]> {
  const ofUser = await listOfUser(iam, names.userName, names.path);
  const devices = await listVirtualMfaDevices(iam, names.path, names.deviceName);
  return [...ofUser, ...devices];
}

async function listOfUser(iam: IAMClient, userName: string, path: string): Promise<Removed[]> {
  const user = await findUser(iam, userName);
  if (user?.path !== path) return [];
  const found: Removed[] = [{ kind: 'user', name: userName }];
  for (const belonging of BELONGINGS) found.push(...(await listBelongings(iam, userName, belonging)));
  for (const name of await listGroupNames(iam, userName)) found.push({ kind: 'group-membership', name });
  return found;
}
