import type { ResourceKind } from '../../../scenario/demo.ts';
import type { MfaState, ProofRound } from '../../../scenario/session-token/state.ts';

export const report = {
  proofsTitle: '*What S3 said*',
  mfaState: {
    'long-term key': 'Long-term key, no MFA at all',
    'session without MFA': 'Temporary session, bought without a code',
    'session with MFA': 'Temporary session, bought with your code',
  } satisfies Record<MfaState, string>,
  round: { before: 'before', with: 'with your code', after: 'afterwards' } satisfies Record<ProofRound, string>,
  allowed: 'allowed',
  denied: 'denied',
  mustBeDenied: 'must be denied!',
  conclusive: 'The refusals *afterwards* are the conclusive ones: by then the policy was in force everywhere.',
  bucketsTitle: (count: number) => `*The bucket list that your code opened* (${count})`,
  noBuckets: '*Your code opened the bucket list.* It is empty: this account has no buckets.',
  moreBuckets: (count: number) => `… and ${count} more`,
  receiptTitle: '*Receipt*',
  nothingToRemove: 'There was nothing to remove.',
  moreRemoved: (count: number) => `… and ${count} more`,
  nothingLeft: (time: string) =>
    `:white_check_mark: *0 left.* A fresh listing in AWS at ${time} found nothing of this demo.`,
  left: (count: number, time: string) => `:warning: *${count} left* in the listing of ${time}:`,
  noReceipt: 'Nothing was created in AWS.',
  kind: {
    'inline-policy': 'inline policy',
    'attached-policy': 'attached policy',
    'access-key': 'access key',
    'mfa-device-binding': 'registration of the MFA device',
    'virtual-mfa-device': 'virtual MFA device',
    'login-profile': 'console password',
    'ssh-key': 'SSH key',
    'signing-certificate': 'signing certificate',
    'service-credential': 'service credential',
    'group-membership': 'group membership',
    user: 'IAM user',
  } satisfies Record<ResourceKind, string>,
};
