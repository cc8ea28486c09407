import type { Demo, Removed } from '../demo.ts';
import { deviceNameOf, pathOf, userNameOf } from '../naming.ts';
import type { AwsAccount, DemoNames, OurUser } from '../ports/aws-account.ts';
import type { QrPoster } from '../ports/messenger.ts';

export interface RemovalContext {
  readonly aws: AwsAccount;
  readonly names: DemoNames;
  /** Absent for an orphan: nobody remembers what was posted. */
  readonly posted?: { readonly demo: Demo; readonly qrPoster: QrPoster } | undefined;
}

/** Removes one kind of thing. Safe to repeat: it lists from AWS, and "not found" is success. */
export interface Removal {
  readonly id: string;
  remove(context: RemovalContext): Promise<{ removed: Removed[]; conversation?: Demo['conversation'] }>;
}

function fromUser(id: string, remove: (aws: AwsAccount, user: OurUser) => Promise<Removed[]>): Removal {
  return { id, remove: async ({ aws, names }) => ({ removed: await remove(aws, names) }) };
}

export const removeQrFromSlack: Removal = {
  id: 'qr',
  remove: async ({ posted }) =>
    posted ? { removed: [], conversation: await posted.qrPoster.removeQr(posted.demo) } : { removed: [] },
};
export const deleteInlinePolicies = fromUser('inline-policies', (aws, user) => aws.deleteInlinePolicies(user));
const detachManagedPolicies = fromUser('attached-policies', (aws, user) => aws.detachManagedPolicies(user));
export const deleteAccessKeys = fromUser('access-keys', (aws, user) => aws.deleteAccessKeys(user));
export const deactivateMfaDevices = fromUser('mfa-device-bindings', (aws, user) => aws.deactivateMfaDevices(user));
export const deleteVirtualMfaDevices: Removal = {
  id: 'virtual-mfa-devices',
  remove: async ({ aws, names }) => ({ removed: await aws.deleteVirtualMfaDevices(names.path, names.deviceName) }),
};
const deleteForeignCredentials = fromUser('foreign-credentials', (aws, user) => aws.deleteForeignCredentials(user));
export const deleteUser = fromUser('user', (aws, user) => aws.deleteUser(user));

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

export function namesOf(demo: Pick<Demo, 'demoId'>, installation: string): DemoNames {
  return { userName: userNameOf(demo), deviceName: deviceNameOf(demo), path: pathOf(installation) };
}
