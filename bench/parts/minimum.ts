interface Needed {
  readonly operation: string;
  readonly times: number;
  readonly why: string;
}

/**
 * The smallest set of calls that a demo of the lesson session-token needs, from its start to its receipt. It is worked
 * out by hand, not measured.
 */
export const NEEDED_OF_AWS: readonly Needed[] = [
  { operation: 'CreateUser', times: 1, why: 'the test user' },
  { operation: 'CreateVirtualMFADevice', times: 1, why: 'the QR code' },
  { operation: 'CreateAccessKey', times: 1, why: 'the first credentials of the lesson' },
  { operation: 'PutUserPolicy', times: 1, why: 'the policy that demands MFA' },
  { operation: 'EnableMFADevice', times: 1, why: 'the two codes' },
  {
    operation: 'GetCallerIdentity',
    times: 1,
    why: 'to find out whether AWS knows the access key; one call if the first wait is long enough',
  },
  {
    operation: 'GetSessionToken',
    times: 2,
    why: 'temporary credentials without a code, used before and after the code, and with a code',
  },
  {
    operation: 'ListBuckets',
    times: 5,
    why: 'access key and credentials without MFA, credentials with MFA, and the first two again, which makes the denials conclusive',
  },
  {
    operation: 'GetUser',
    times: 2,
    why: 'to check that the user is ours before anything is deleted, and that it is gone afterwards',
  },
  { operation: 'ListVirtualMFADevices', times: 1, why: 'to check that the device is gone' },
  { operation: 'DeleteUserPolicy', times: 1, why: 'the permission is removed first' },
  { operation: 'DeleteAccessKey', times: 1, why: 'the key of the demo' },
  { operation: 'DeactivateMFADevice', times: 1, why: 'a device must be deactivated before it can be deleted' },
  { operation: 'DeleteVirtualMFADevice', times: 1, why: 'it stays in the account otherwise' },
  {
    operation: 'DeleteUser',
    times: 1,
    why: 'AWS refuses this if anything still belongs to the user, so the bot need not look for it first',
  },
];

export const NEEDED_OF_SLACK: readonly Needed[] = [
  { operation: 'conversations.open', times: 1, why: 'the direct message' },
  { operation: 'chat.postMessage', times: 1, why: 'the message that is updated later' },
  { operation: 'files.getUploadURLExternal', times: 1, why: 'the picture of the QR code, first of three calls' },
  { operation: 'upload', times: 1, why: 'the second of the three calls' },
  { operation: 'files.completeUploadExternal', times: 1, why: 'the third of the three calls' },
  { operation: 'files.delete', times: 1, why: 'the QR code is secret' },
  {
    operation: 'chat.update',
    times: 7,
    why: 'QR code shown, device connected, denied twice, allowed, denied again, cleaning up, receipt',
  },
  { operation: 'views.open', times: 1, why: 'the window for two codes; the window for one code follows in it' },
  { operation: 'views.update', times: 2, why: 'the answers without MFA and with MFA' },
];

export function sumOf(needed: readonly Needed[]): number {
  return needed.reduce((sum, { times }) => sum + times, 0);
}

/** The largest number of calls of one operation. ListBuckets is left out: S3 allows thousands of calls per second. */
export const MOST_NEEDED_OF_ONE = Math.max(
  ...NEEDED_OF_AWS.filter(({ operation }) => operation !== 'ListBuckets').map(({ times }) => times),
);
