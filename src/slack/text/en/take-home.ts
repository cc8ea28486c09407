import type { Signer } from '../../../shared/aws-call.ts';
import { plural } from './plural.ts';
import { resync } from './resync.ts';
import { programs } from './take-home/programs.ts';

export const takeHome = {
  buttons: {
    policy: 'Show the policy',
    cli: 'Do it with the AWS CLI',
    explain: 'Explain each API call',
    scripts: 'Send me the scripts',
    back: 'Back',
    next: 'Next',
  },
  gone: 'I no longer have the details of this demo: I keep them for a day after the end, and for its participant only. `/mfa-demo start` begins a new demo.',
  none: 'This lesson has no commands or scripts.',
  policy: {
    title: 'The policy',
    intro: '*The only permission of your test user.* The marked line decides:',
    mark: 'this line decides',
    says: 'It says: the user may list the names of all buckets, but only if the request was made with MFA and before the demo ends.',
    why: 'In an `Allow`, `Bool` with `true` is right: an access key sends no `aws:MultiFactorAuthPresent` at all, a missing value does not match, and so access is denied. In a `Deny` it is the other way round: `Bool` with `false` does not stop the access key, because the value is missing. `BoolIfExists` with `false` also matches a missing value and stops it.',
  },
  cli: {
    title: 'With the AWS CLI',
    serial: 'The ARN of your MFA device',
    use: 'From now on, this terminal uses them',
    back: 'Back to your access key',
    offer:
      '*The whole lesson as programs:* a shell script for the AWS CLI, a TypeScript program for the AWS SDK, and the policy. They run with your own credentials and delete everything they create.',
  },
  files: {
    message:
      ':package: *The whole lesson for your own terminal.* A shell script for the AWS CLI, a TypeScript program for the AWS SDK, and the policy that this is about. Read them first: they create a test user, and what else the lesson needs, in the AWS account that your credentials belong to. They delete it at the end.',
    sent: ':white_check_mark: I sent you three files in our direct message.',
    already: 'I have sent you the scripts already: they are above in our direct message.',
  },
  explain: {
    title: 'Calls to AWS',
    range: (from: string, to: string, all: string) => `Calls ${from} to ${to} of ${all}, oldest first`,
    none: 'This demo has not called AWS yet.',
    notAll: 'Only the first and the newest calls are kept; some between them are missing here.',
    allowed: 'allowed',
    denied: 'denied',
    failed: 'failed',
    times: (count: number) => plural(count, { one: 'once', other: `${count} times in a row` }),
    yours: '(typed by you)',
    request: (id: string) => `request ${id}`,
    noAnswer: 'no answer from AWS',
    by: {
      bot: 'by the bot',
      'access key': 'with the access key',
      'temporary credentials': 'with temporary credentials',
    } satisfies Record<Signer, string>,
    withoutCode: 'with temporary credentials, requested without a code',
    withCode: 'with temporary credentials, requested with your code',
    purpose: {
      CreateUser: 'Creates your test user. It has no permissions yet.',
      GetUser: 'Checks that the user exists and belongs to this demo.',
      CreateVirtualMFADevice: 'Creates the virtual MFA device. Its setup key is what the QR code holds.',
      CreateAccessKey: 'Creates an access key: credentials that cannot carry a code.',
      PutUserPolicy: 'Adds the policy: list buckets, but only with MFA.',
      GetCallerIdentity: 'Checks whether AWS knows the access key yet. This call needs no permission.',
      EnableMFADevice: 'Connects your phone. Two codes in a row prove that it has the setup key.',
      ResyncMFADevice: resync.purpose,
      GetSessionToken:
        'Requests temporary credentials. With a code, `aws:MultiFactorAuthPresent` is true in them; without one it is false.',
      CreateRole: 'Creates the role. Its trust policy says: only with MFA.',
      GetRole: 'Checks that the role exists and belongs to this demo.',
      PutRolePolicy: 'Adds the policy of the role: list the buckets.',
      AssumeRole: 'Asks for the credentials of the role. Its trust policy decides.',
      DeleteRolePolicy: 'Deletes the policy of the role: from now on its credentials can do nothing.',
      DeleteRole: 'Deletes the role.',
      ListBuckets: 'Always the same request. Only the credentials differ.',
      DeleteUserPolicy: 'Deletes the policy first: from now on temporary credentials can do nothing.',
      DeleteAccessKey: 'Deletes the access key.',
      DeactivateMFADevice: 'Disconnects your phone from the user.',
      DeleteVirtualMFADevice: 'Deletes the virtual MFA device.',
      DeleteUser: 'Deletes your test user.',
      other: 'Checks whether there is anything to delete, or whether anything is left.',
    },
  },
  programs,
};
