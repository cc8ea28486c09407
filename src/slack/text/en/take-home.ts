import type { ProgramWords } from '../../../scenario/session-token/take-home/words.ts';
import type { Signer } from '../../../shared/aws-call.ts';
import { plural } from './plural.ts';
import { resync } from './resync.ts';

const programs: ProgramWords = {
  comments: {
    what: 'See what MFA does in AWS: the lesson of the Slack bot, in your own terminal.',
    shellNeeds:
      'You need: aws-cli version 2, and credentials that may manage IAM users (try: aws sts get-caller-identity).',
    shellSetupKey:
      'No way to show a picture? Run it as "bash mfa-lesson.sh key": it writes a setup key instead of a QR code.',
    sdkNeeds:
      'You need: credentials that may manage IAM users, and a region, where the AWS SDK finds them (environment or ~/.aws).',
    sdkRun:
      'Run: npm install @aws-sdk/client-iam @aws-sdk/client-sts @aws-sdk/client-s3, then: node mfa-lesson.mts (Node.js 22.18 or newer; older: npx tsx mfa-lesson.mts).',
    leavesNothing:
      'It creates one IAM user for this lesson and deletes everything at the end, also after an error or Ctrl+C.',
    name: 'A name with a random part, under a path of its own: nothing else in your account can be meant.',
    policy: 'The only permission of the user: list buckets, but only if the request was made with MFA.',
    as: 'Runs a command with other credentials: as ID SECRET TOKEN COMMAND. An access key has no token.',
    answer: 'What S3 answers when these credentials ask for the list of buckets: "allowed", or the error code.',
    poll: 'AWS needs some seconds until a change is known everywhere: ask again each second, a limited number of times.',
    cleanUp: 'The cleanup lists what there is instead of remembering it, so it also works after an interruption.',
    cleanUpOrder:
      'The policy goes first: temporary credentials cannot be deleted, but without the policy they can do nothing.',
    always: 'The cleanup runs at every end of the program, also after Ctrl+C.',
    user: 'Step 1: the test user. It has no permissions and no password.',
    device: 'Step 2: a virtual MFA device. AWS shows its setup key only once, in this answer.',
    enable:
      'Step 3: connect your phone. Two codes in a row prove that it has the setup key and that its clock is right.',
    key: 'Step 4: an access key and the policy. The access key is valid, but it cannot carry a code: S3 denies access.',
    noCode:
      'Step 5: temporary credentials, requested without a code. They say that MFA is false: S3 denies access again.',
    withCode:
      'Step 6: temporary credentials, requested with a code. AWS accepts each code once. Now MFA is true, and S3 allows it.',
    again:
      'The first two once more: S3 allowed the third, so the policy is known everywhere, and only MFA can be the reason now.',
    table: 'Same user, same policy, same request. Only the credentials differ.',
  },
  says: {
    creating: 'Creating the test user',
    open: 'Add an account in your authenticator app with what is in this file:',
    setupKey: 'Or type this setup key:',
    firstCode: 'MFA code 1 (the code that the app shows now)',
    secondCode: 'MFA code 2 (wait for the next code)',
    codesRefused: 'AWS did not accept these codes. Enter two codes in a row.',
    waiting: 'Waiting until AWS knows the access key ...',
    freshCode: 'MFA code (one that you have not entered yet)',
    codeRefused: 'AWS did not accept this code, or does not know the new device yet. Wait for the next code.',
    credentials: 'Credentials',
    accessKey: 'Access key',
    withoutCode: 'Temporary credentials, no code',
    withCode: 'Temporary credentials, your code',
    proved: 'Only your code made the difference.',
    surprise: 'Unexpected: another policy in this account changes the answers of S3.',
    cleaningUp: 'Cleaning up ...',
    nothingLeft: 'Cleaned up: nothing is left in AWS.',
    left: 'Not everything could be deleted. Please delete this user and its MFA device yourself:',
  },
};

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
  policy: {
    title: 'The policy',
    intro: '*The only permission of your test user.* The marked line decides:',
    mark: 'this line decides',
    says: 'It says: the user may list the names of all buckets, but only if the request was made with MFA and before the demo ends.',
    why: 'In an `Allow`, `Bool` with `true` is right: an access key sends no `aws:MultiFactorAuthPresent` at all, a missing value does not match, and so access is denied. In a `Deny` it is the other way round: `Bool` with `false` does not stop the access key, because the value is missing. `BoolIfExists` with `false` also matches a missing value and stops it.',
  },
  cli: {
    title: 'With the AWS CLI',
    intro: '*The same with your own user:* exchange one MFA code for temporary credentials, and use them.',
    serial: 'The ARN of your MFA device',
    session: 'Temporary credentials for a code, valid for an hour',
    use: 'From now on, this terminal uses them',
    request: 'The request that needs MFA',
    back: 'Back to your access key',
    profile:
      '*Less typing, with a role:* in `~/.aws/config`, `mfa_serial` belongs to a profile with `role_arn`. The AWS CLI then asks for the code by itself, and the trust policy of the role checks the MFA.',
    offer:
      '*The whole lesson as programs:* a shell script for the AWS CLI, a TypeScript program for the AWS SDK, and the policy. They run with your own credentials and delete everything they create.',
  },
  files: {
    message:
      ':package: *The whole lesson for your own terminal.* A shell script for the AWS CLI, a TypeScript program for the AWS SDK, and the policy that both use. Read them first: they create a user in the AWS account that your credentials belong to, and delete it at the end.',
    sent: ':white_check_mark: I sent you three files in our direct message.',
    already: 'I have sent you the scripts already: they are above in our direct message.',
  },
  explain: {
    title: 'What AWS was asked',
    range: (from: string, to: string, all: string) => `Calls ${from} to ${to} of ${all}, oldest first`,
    none: 'Nothing has been asked of AWS for this demo yet.',
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
