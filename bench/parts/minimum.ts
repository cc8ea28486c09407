interface Needed {
  readonly operation: string;
  readonly times: number;
  readonly why: string;
}

/** The calls without which a demo of the lesson session-token cannot be given, told apart and removed. Worked out on paper. */
export const NEEDED_OF_AWS: readonly Needed[] = [
  { operation: 'CreateUser', times: 1, why: 'the test user' },
  { operation: 'CreateVirtualMFADevice', times: 1, why: 'the QR code' },
  { operation: 'CreateAccessKey', times: 1, why: 'the first credentials of the lesson' },
  { operation: 'PutUserPolicy', times: 1, why: 'the policy that demands MFA' },
  { operation: 'EnableMFADevice', times: 1, why: 'the two codes' },
  {
    operation: 'GetCallerIdentity',
    times: 1,
    why: 'whether AWS knows the access key yet: asked once, if the first wait is long enough',
  },
  {
    operation: 'GetSessionToken',
    times: 2,
    why: 'temporary credentials without a code, which serve before and after, and with one',
  },
  {
    operation: 'ListBuckets',
    times: 5,
    why: 'key and credentials without MFA, credentials with MFA, and the first two once more: only then a denial is conclusive',
  },
  {
    operation: 'GetUser',
    times: 2,
    why: 'whether the user is ours before anything of it is deleted, and that it is gone',
  },
  { operation: 'ListVirtualMFADevices', times: 1, why: 'that the device is gone' },
  { operation: 'DeleteUserPolicy', times: 1, why: 'power goes first' },
  { operation: 'DeleteAccessKey', times: 1, why: 'the one that was made' },
  { operation: 'DeactivateMFADevice', times: 1, why: 'a device must be deactivated before it can be deleted' },
  { operation: 'DeleteVirtualMFADevice', times: 1, why: 'it stays in the account otherwise' },
  {
    operation: 'DeleteUser',
    times: 1,
    why: 'AWS refuses it while anything hangs on the user: so what others have added need not be looked for first',
  },
];

export const NEEDED_OF_SLACK: readonly Needed[] = [
  { operation: 'conversations.open', times: 1, why: 'the direct message' },
  { operation: 'chat.postMessage', times: 1, why: 'the message that is updated from then on' },
  { operation: 'files.getUploadURLExternal', times: 1, why: 'the picture of the QR code, first of three calls' },
  { operation: 'upload', times: 1, why: 'second of three' },
  { operation: 'files.completeUploadExternal', times: 1, why: 'third of three' },
  { operation: 'files.delete', times: 1, why: 'the QR code is secret' },
  {
    operation: 'chat.update',
    times: 7,
    why: 'QR code shown, device connected, denied twice, allowed, denied again, cleaning up, receipt',
  },
  { operation: 'views.open', times: 1, why: 'the window for two codes; the window for one code follows in it' },
  { operation: 'views.update', times: 2, why: 'the answers without MFA, and with it' },
];

export function sumOf(needed: readonly Needed[]): number {
  return needed.reduce((sum, { times }) => sum + times, 0);
}

/** The largest number of calls of one throttled operation. S3 takes thousands of calls a second. */
export const MOST_NEEDED_OF_ONE = Math.max(
  ...NEEDED_OF_AWS.filter(({ operation }) => operation !== 'ListBuckets').map(({ times }) => times),
);
