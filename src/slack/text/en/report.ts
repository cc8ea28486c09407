import type { ResourceKind } from '../../../scenario/demo.ts';
import { plural } from './plural.ts';

/** What was deleted, and what is left. */
export const report = {
  removed: '*Deleted*',
  left: '*Left over*',
  things: (count: number) => plural(count, { one: '1 resource', other: `${count} resources` }),
  nothingToRemove: 'nothing: there was nothing in AWS',
  nothingLeft: (time: string) => `:white_check_mark: 0 left, checked in AWS at ${time}`,
  someLeft: (count: number, time: string) => `:warning: ${count} left, listed in AWS at ${time}`,
  noReceipt: 'Nothing was created in AWS.',
  duration: (minutes: number, seconds: number) =>
    minutes > 0 ? `It took ${minutes} min ${seconds} s.` : `It took ${seconds} s.`,
  more: (count: number) => plural(count, { one: '… and 1 more', other: `… and ${count} more` }),
  kind: {
    'inline-policy': 'permission policy',
    'attached-policy': 'attached policy',
    'access-key': 'access key',
    'mfa-device-binding': 'MFA device assignment',
    'virtual-mfa-device': 'virtual MFA device',
    'login-profile': 'console password',
    'ssh-key': 'SSH key',
    'signing-certificate': 'signing certificate',
    'service-credential': 'service-specific credential',
    'group-membership': 'group membership',
    user: 'IAM user',
    'role-inline-policy': 'permission policy of the role',
    'role-attached-policy': 'attached policy of the role',
    role: 'IAM role',
  } satisfies Record<ResourceKind, string>,
};
