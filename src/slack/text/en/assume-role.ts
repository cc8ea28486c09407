import type { Attempt, Stage } from '../../../scenario/assume-role/state.ts';
import { phoneForAdmins } from './mfa-user.ts';
import { plural } from './plural.ts';
import { resync } from './resync.ts';
import { assumeRoleTakeHome } from './take-home/assume-role.ts';

/** The texts of the lesson assume-role. The texts about the phone are those of session-token. */
export const assumeRole = {
  about: {
    name: 'A role that needs MFA',
    teaches:
      'You may do one thing: assume a role. AWS allows it only with a code, and the role then lists the buckets.',
    finished: 'Finished: the role could be assumed only with your code',
  },
  rule: 'Rule: assume the role only if `aws:MultiFactorAuthPresent = true`',
  steps: {
    user: 'Test user and role',
    phone: 'Connect phone',
    without: 'Try without MFA',
    with: 'Assume with MFA',
    inside: 'Inside the role',
  },
  doing: {
    preparing: 'creating your test user',
    'awaiting-enrollment': 'connect your phone',
    connecting: 'connecting your phone',
    without: 'trying to assume the role without MFA',
    'awaiting-session-code': 'now assume the role with MFA',
    proving: 'assuming the role with MFA',
    inside: 'trying what the role may do',
    ...resync.doing,
  },
  toGo: {
    'awaiting-enrollment': 'about 1 minute to go',
    'awaiting-session-code': 'about 30 seconds to go',
    'awaiting-resync': resync.toGo,
  },
  worked: 'It worked: the role could be assumed only with your code',
  didNotWork: 'It did not work as expected',
  preparing:
    'I am creating a test user and a role for you in AWS. The user may do one thing: *assume the role*. The role may list the S3 buckets, and its trust policy says: *only with multi-factor authentication (MFA)*. Your QR code comes in a few seconds. Have an authenticator app ready, for example Google Authenticator, Microsoft Authenticator or 1Password.',
  without:
    ':iphone: *Your phone is connected, and the QR code is deleted.* First without MFA: I try to assume the role (`sts:AssumeRole`) with the access key, then with temporary credentials that I got without a code.',
  deniedTwice:
    ':no_entry: *Access denied, twice.* The user is allowed to assume the role. But the trust policy of the role asks for MFA, and neither request carried `aws:MultiFactorAuthPresent = true`.',
  exchange:
    '*Your turn:* enter a new code from your app. I send it to AWS together with the access key (`sts:AssumeRole`), and get the credentials of the role.',
  proving: 'I assume the role with your code (`sts:AssumeRole`). A new role can need up to 30 seconds.',
  inside:
    ':white_check_mark: *I have assumed the role with your code.* I list the buckets with its credentials. Then I change the policy of the role so that it asks for MFA too, and repeat the two calls without MFA.',
  compare: 'What AWS answered, and the value of the condition key in each request:',
  onlyDenied:
    'The policies of this demo allow what AWS denied. Another rule in this AWS account denies it, for example a service control policy. Your code was correct.',
  table: { credentials: 'What I tried', key: 'aws:MultiFactorAuthPresent', answer: 'AWS answered' },
  credentials: {
    'access-key': 'Assume it with the access key',
    'no-code': 'Assume it without a code',
    'with-code': 'Assume it with your code',
    role: 'List buckets in the role',
    'role-asked-for-mfa': 'The same, asked for MFA',
  } satisfies Record<Attempt, string>,
  key: {
    'access-key': 'not in the request',
    'no-code': 'false',
    'with-code': 'true',
    role: 'false',
    'role-asked-for-mfa': 'false',
  } satisfies Record<Attempt, string>,
  assumed: 'allowed',
  listed: (buckets: number) => plural(buckets, { one: '1 bucket', other: `${buckets} buckets` }),
  whyAnswer: {
    'access-key':
      'The user’s own policy allows `sts:AssumeRole`. The trust policy of the role must allow it as well, and it asks for MFA: an access key cannot carry a code, so the condition key is missing.',
    'no-code': 'Temporary credentials without a code carry the value `false`. The trust policy asks for `true`.',
    'with-code':
      '`sts:AssumeRole` takes the serial number of the MFA device and a code. AWS checks the code first, and for this one request the value is `true`.',
    role: 'The credentials of the role may list the buckets, because the policy of the role does not ask for MFA. It does not have to: nobody gets these credentials without a code.',
    'role-asked-for-mfa':
      'MFA is checked *when the role is assumed*. The credentials that come out carry the value `false`, even though you used a code. A policy *of the role* that asks for MFA therefore denies everything.',
  } satisfies Record<Attempt, string>,
  takeAways:
    '*Takeaways*\n•  For a role, MFA belongs in the *trust policy*: it decides who may assume the role.\n•  Inside the role `aws:MultiFactorAuthPresent` is `false`. Do not ask for it in the policies of a role.\n•  The AWS CLI does this for you: `mfa_serial` in a profile with `role_arn`, and it asks for the code.',
  surprise:
    ':warning: *AWS allowed the role to be assumed without MFA.* The trust policy of this demo allows this only with MFA, so something else in this AWS account overrules it. You need not do anything.',
  buttons: {
    results: 'See the results',
    enterCode: 'Enter a code',
    whyTrust: 'Why two policies?',
  },
  whyTrust:
    '*Why does a role have two policies?*\nThe *trust policy* says who may become the role. The *permission policy* says what the role may do then. MFA belongs in the trust policy, because AWS checks the code only when somebody assumes the role. Later requests come from the role, and a role cannot enter a code.',
  predict: 'Your guess: the role’s own policy asks for MFA too. You used a code. What will S3 answer?',
  codeForm: {
    seen: ':white_check_mark: *Your phone is connected, and AWS does not allow the role to be assumed without MFA.*',
    explain:
      'I send your code to AWS together with the access key (`sts:AssumeRole`). AWS checks it and gives me temporary credentials of the role.',
  },
  policy: {
    intro: '*The trust policy of the role.* The marked line decides:',
    mark: 'this line decides',
    says: 'It says: this one user may assume the role, but only with MFA.',
    why: 'The user has a policy of its own that allows `sts:AssumeRole` on this role, and the role has one that allows listing the buckets. Neither mentions MFA: only the trust policy asks for it.',
  },
  where: {
    preparing: 'Step 1 of 6: I am creating your test user and a role.',
    'awaiting-enrollment': 'Step 2 of 6, your turn: scan the QR code, then enter two codes.',
    enrolling: 'Step 3 of 6: I am connecting your phone and trying to assume the role without MFA.',
    'awaiting-session-code': 'Step 4 of 6, your turn: AWS denied the role twice. Now enter a new code.',
    'awaiting-resync': 'Step 4 of 6, your turn: enter two codes to sync your phone with AWS.',
    resyncing: 'Step 4 of 6: AWS is learning your phone’s clock from your two codes.',
    proving: 'Step 4 of 6: I am assuming the role with your code.',
    proved: 'Step 6 of 6, your turn: look at the results, then clean up.',
  } satisfies Record<Stage, string>,
  whereForAdmins: {
    ...phoneForAdmins,
    proving: 'assuming the role',
  } satisfies Record<Stage, string>,
  takeHome: assumeRoleTakeHome,
};
