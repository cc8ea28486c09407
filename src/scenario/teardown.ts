import type { Demo, Removed } from './demo.ts';
import { deviceNameOf, pathOf, userNameOf } from './naming.ts';
import type { AwsAccount, QrPoster } from './ports.ts';

export interface RemovalContext {
  readonly demo: Demo;
  readonly aws: AwsAccount;
  readonly qrPoster: QrPoster;
  readonly installation: string;
}

/** Removes one kind of thing. Safe to repeat: it lists from AWS, and "not found" is success. */
export interface Removal {
  readonly id: string;
  remove(context: RemovalContext): Promise<{ removed: Removed[]; conversation?: Demo['conversation'] }>;
}

function fromUser(id: string, remove: (aws: AwsAccount, userName: string) => Promise<Removed[]>): Removal {
  return { id, remove: async ({ aws, demo }) => ({ removed: await remove(aws, userNameOf(demo)) }) };
}

export const removeQrFromSlack: Removal = {
  id: 'qr',
  remove: async ({ demo, qrPoster }) => ({ removed: [], conversation: await qrPoster.removeQr(demo) }),
};
export const deleteInlinePolicies = fromUser('inline-policies', (aws, name) => aws.deleteInlinePolicies(name));
const detachManagedPolicies = fromUser('attached-policies', (aws, name) => aws.detachManagedPolicies(name));
export const deleteAccessKeys = fromUser('access-keys', (aws, name) => aws.deleteAccessKeys(name));
export const deactivateMfaDevices = fromUser('mfa-device-bindings', (aws, name) => aws.deactivateMfaDevices(name));
export const deleteVirtualMfaDevices: Removal = {
  id: 'virtual-mfa-devices',
  remove: async ({ aws, demo, installation }) => ({
    removed: await aws.deleteVirtualMfaDevices(pathOf(installation), deviceNameOf(demo)),
  }),
};
const deleteForeignCredentials = fromUser('foreign-credentials', (aws, name) => aws.deleteForeignCredentials(name));
export const deleteUser = fromUser('user', (aws, name) => aws.deleteUser(name));

/** Policies go first: sessions that were issued already lose their power with them. The user can only go last. */
export const TEARDOWN: readonly Removal[] = [
  deleteInlinePolicies,
  detachManagedPolicies,
  deleteAccessKeys,
  deactivateMfaDevices,
  deleteVirtualMfaDevices,
  deleteForeignCredentials,
  deleteUser,
  removeQrFromSlack,
];

/** The receipt is written only from this fresh listing. */
export function listLeftovers({ aws, demo, installation }: RemovalContext): Promise<Removed[]> {
  return aws.listLeftovers({
    userName: userNameOf(demo),
    path: pathOf(installation),
    deviceName: deviceNameOf(demo),
  });
}
