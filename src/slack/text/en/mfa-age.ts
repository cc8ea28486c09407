import type { Attempt, Stage } from '../../../scenario/mfa-age/state.ts';
import { phoneForAdmins } from './mfa-user.ts';
import { resync } from './resync.ts';
import { mfaAgeTakeHome } from './take-home/mfa-age.ts';

/** The texts of the lesson mfa-age. The texts about the phone are those of session-token. */
export const mfaAge = {
  about: {
    name: 'A code that grows old',
    teaches:
      'The same temporary credentials work at first and are denied one minute later: the policy asks how long ago you entered your code.',
    finished: 'Finished: S3 allowed access with a new code and denied it when the code was too old',
  },
  rule: 'Rule: list buckets only if `aws:MultiFactorAuthAge` is less than 60 seconds',
  steps: {
    user: 'Test user',
    phone: 'Connect phone',
    first: 'Try at once',
    later: 'Try again later',
    next: 'Try the next code',
  },
  doing: {
    'awaiting-session-code': 'enter one code',
    proving: 'trying at once',
    aging: 'waiting until the code is too old',
    'awaiting-next-code': 'enter the next code',
    'proving-again': 'trying the next code',
    ...resync.doing,
  },
  toGo: {
    'awaiting-enrollment': 'about 2 minutes to go',
    'awaiting-session-code': 'about 90 seconds to go',
    'awaiting-resync': 'about 2 minutes to go',
    'awaiting-next-code': 'about 30 seconds to go',
  },
  worked: 'It worked: S3 allowed access only with a new code',
  didNotWork: 'S3 denied access even with a new code',
  preparing:
    'I am creating a test user for you in AWS. It gets one permission: *list the S3 buckets, but only in the first minute after an MFA code*. Your QR code comes in a few seconds. Have an authenticator app ready, for example Google Authenticator, Microsoft Authenticator or 1Password.',
  without:
    ':iphone: *Your phone is connected, and the QR code is deleted.* First without a code: I call S3 with the access key.',
  deniedKey:
    ':no_entry: *Access denied.* A request with an access key carries no code, so it has no age. A missing value is not less than 60.',
  exchange:
    '*Your turn:* enter a code from your app. I exchange it for temporary credentials (`sts:GetSessionToken`), which remember when you entered it, and call S3 at once.',
  proving: 'I exchange your code for temporary credentials (`sts:GetSessionToken`) and call S3 with them at once.',
  allowedYoung: ':white_check_mark: *Access allowed.* Your code was only a few seconds old.',
  waiting: (time: string) =>
    ':hourglass_flowing_sand: *Now we wait.* The temporary credentials are valid for 15 minutes. I keep them until your code is older than 60 seconds, and send the same request again at ' +
    `${time}. You need not do anything.`,
  deniedOld:
    ':no_entry: *The same credentials, the same request: access denied.* The credentials have not expired. But your code is now too old for the policy.',
  nextCode:
    '*Your turn:* enter the code that your app shows now. The access key is the same; I get new temporary credentials with it and try again.',
  provingAgain: 'I exchange the next code for new temporary credentials and call S3 with them.',
  compare: 'Same user, same policy, same request (`s3:ListBuckets`). Only the age of the code differs:',
  onlyDenied:
    'The policy of this demo allows this request. Another rule in this AWS account denies it, for example a service control policy. Your code was correct.',
  table: { credentials: 'Credentials', key: 'aws:MultiFactorAuthAge', answer: 'S3 answered' },
  credentials: {
    'access-key': 'Access key',
    'new-code': 'Temporary credentials, at once',
    'old-code': 'The same credentials, later',
    'next-code': 'New credentials, next code',
  } satisfies Record<Attempt, string>,
  noAge: 'not in the request',
  seconds: (count: number) => `${count} s`,
  whyAnswer: {
    'access-key':
      'An access key cannot carry a code, so the condition key `aws:MultiFactorAuthAge` is missing from the request. `NumericLessThan` does not match a missing value, so this policy needs no second condition for MFA.',
    'new-code':
      'These temporary credentials remember when you entered your code. At the time of this request that was less than 60 seconds ago.',
    'old-code':
      'The same temporary credentials, still valid. But AWS computes the age for every request, and now it is more than 60 seconds.',
    'next-code': 'A new code, new temporary credentials: the age starts at zero again.',
  } satisfies Record<Attempt, string>,
  takeAways:
    '*Takeaways*\n•  `aws:MultiFactorAuthPresent` says *whether* you entered a code, `aws:MultiFactorAuthAge` *how many seconds ago*.\n•  Valid credentials are not enough: a policy can ask for a new code for dangerous actions, and accept an older code for all others.\n•  In real policies the limit is minutes or hours, for example 3600.',
  surprise:
    ':warning: *S3 answered although the rule of this demo denies it.* Another policy in this AWS account allows it. You need not do anything.',
  buttons: {
    results: 'See the results',
    enterCode: 'Enter a code',
    whyAge: 'Why does it grow old?',
  },
  why: '*Why does a code grow old?*\nTemporary credentials can be valid for hours. Somebody who finds them on an open laptop can use them for as long. With `aws:MultiFactorAuthAge` a policy can ask for a *recent* code: for deleting, for example, a code of the last five minutes. For reading, the same policy can accept a code from this morning.',
  predict: 'Your guess: in one minute I send the same request with the same credentials. What will S3 answer?',
  codeForm: {
    seen: ':white_check_mark: *Your phone is connected, and S3 denies access without a code.*',
    explain:
      'I exchange your code for temporary credentials (`sts:GetSessionToken`). They remember when you entered it, and `aws:MultiFactorAuthAge` counts the seconds since then.',
  },
  nextCodeForm: {
    seen: ':no_entry: *The same credentials were denied: your code is older than 60 seconds.*',
    explain: 'I exchange the next code for new temporary credentials, whose age starts at zero.',
  },
  policy: {
    intro: '*The only permission of your test user.* The marked line decides:',
    mark: 'this line decides',
    says: 'It says: the user may list the names of all buckets, but only if the person entered an MFA code less than 60 seconds before the request, and before the demo ends.',
    why: 'Write it as an `Allow`. In a `Deny` with `NumericGreaterThan`, a request with an access key is not stopped: it has no age, and a missing value does not match. `NumericGreaterThanIfExists` matches a missing value too.',
  },
  where: {
    preparing: 'Step 1 of 6: I am creating your test user.',
    'awaiting-enrollment': 'Step 2 of 6, your turn: scan the QR code, then enter two codes.',
    enrolling: 'Step 2 of 6: I am connecting your phone and trying S3 without a code.',
    'awaiting-session-code': 'Step 3 of 6, your turn: enter a code.',
    'awaiting-resync': 'Step 3 of 6, your turn: enter two codes to sync your phone with AWS.',
    resyncing: 'Step 3 of 6: AWS is learning your phone’s clock from your two codes.',
    proving: 'Step 3 of 6: I am calling S3 with your code.',
    aging: 'Step 4 of 6: I am waiting until your code is too old.',
    'awaiting-next-code': 'Step 5 of 6, your turn: enter the next code.',
    'proving-again': 'Step 5 of 6: I am calling S3 with the next code.',
    proved: 'Step 6 of 6, your turn: look at the results, then clean up.',
  } satisfies Record<Stage, string>,
  whereForAdmins: {
    ...phoneForAdmins,
    proving: 'checking S3 access',
    aging: 'waiting until the code is too old',
    'awaiting-next-code': 'has to enter the next code',
    'proving-again': 'checking S3 access again',
  } satisfies Record<Stage, string>,
  takeHome: mfaAgeTakeHome,
};
