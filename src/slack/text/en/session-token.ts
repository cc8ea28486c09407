import type { MfaState, Stage } from '../../../scenario/session-token/state.ts';
import { phoneForAdmins } from './mfa-user.ts';
import { plural } from './plural.ts';
import { resync } from './resync.ts';
import { sessionTokenTakeHome } from './take-home/session-token.ts';

/** The texts of the lesson session-token. */
export const sessionToken = {
  about: {
    name: 'Temporary credentials with MFA',
    teaches: 'S3 denies your access key. You exchange one code for temporary credentials, and the same request works.',
    finished: 'Finished: S3 denied access without MFA and allowed it with your code',
  },
  rule: 'Rule: list buckets only if `aws:MultiFactorAuthPresent = true`',
  steps: {
    user: 'Test user',
    phone: 'Connect phone',
    without: 'Try without MFA',
    with: 'Try with MFA',
  },
  doing: {
    preparing: 'creating your test user',
    'awaiting-enrollment': 'connect your phone',
    connecting: 'connecting your phone',
    without: 'trying without MFA',
    'awaiting-session-code': 'now try with MFA',
    proving: 'trying with MFA',
    ...resync.doing,
  },
  toGo: {
    'awaiting-enrollment': 'about 1 minute to go',
    'awaiting-session-code': 'about 30 seconds to go',
    'awaiting-resync': resync.toGo,
  },
  worked: 'It worked: S3 allowed access only with your code',
  didNotWork: 'S3 denied access even with your code',
  preparing:
    'I am creating a test user for you in AWS. It gets one permission: *list the S3 buckets, but only with multi-factor authentication (MFA)*. Your QR code comes in a few seconds. Have an authenticator app ready, for example Google Authenticator, Microsoft Authenticator or 1Password.',
  scan: '*1.*  Open an authenticator app on your phone and scan this code.\n*2.*  Press *Enter codes* and enter two codes that the app shows, one after the other.',
  qrComing: ':hourglass_flowing_sand: A new QR code is on its way …',
  qrAlt: 'QR code for your authenticator app. Cannot scan it? Choose "Use a setup key" in the menu.',
  qrSecret: ':lock: Only you can see this code. Do not share it. I delete it as soon as your phone is connected.',
  connecting: 'AWS is checking your two codes (`iam:EnableMFADevice`).',
  without:
    ':iphone: *Your phone is connected, and the QR code is deleted.* First without MFA: I call S3 with the access key, then with temporary credentials that I got without a code.',
  deniedTwice:
    ':no_entry: *Access denied, twice.* Your phone is connected, and the access key is valid. S3 still denied access both times: the policy asks for MFA, and neither request carried `aws:MultiFactorAuthPresent = true`.',
  exchange:
    '*Your turn:* enter a new code from your app. I exchange it for temporary credentials (`sts:GetSessionToken`) that carry `aws:MultiFactorAuthPresent = true`.',
  proving:
    'I exchange your code for temporary credentials (`sts:GetSessionToken`) and call S3 with them. Then I repeat the two calls without MFA.',
  compare: 'Same user, same policy, same request (`s3:ListBuckets`). Only the credentials differ:',
  onlyDenied:
    'The policy of this demo allows this request. Another rule in this AWS account denies it, for example a service control policy. Your code was correct.',
  table: { credentials: 'Credentials', key: 'aws:MultiFactorAuthPresent', answer: 'S3 answered' },
  credentials: {
    'long-term key': 'Access key',
    'session without MFA': 'Temporary credentials, no code',
    'session with MFA': 'Temporary credentials, your code',
  } satisfies Record<MfaState, string>,
  key: {
    'long-term key': 'not in the request',
    'session without MFA': 'false',
    'session with MFA': 'true',
  } satisfies Record<MfaState, string>,
  notYet: 'not tried yet',
  allowed: (buckets: number) => plural(buckets, { one: '1 bucket', other: `${buckets} buckets` }),
  wronglyAllowed: 'allowed',
  whyAnswer: {
    'long-term key':
      'An access key cannot carry an MFA code, so the condition key `aws:MultiFactorAuthPresent` is missing from the request. A missing value is not `true`, and the policy allows nothing else.',
    'session without MFA':
      'Temporary credentials carry this condition key, and its value says how they were requested. These were requested without a code, so the value is `false`: temporary is not enough.',
    'session with MFA':
      'These temporary credentials were requested with your code, so the value is `true`. The condition of the policy is met, and S3 lists the buckets.',
  } satisfies Record<MfaState, string>,
  repeated:
    ':mag: I repeated the two denied calls *after* your success. So they were denied because of MFA, not because AWS was still rolling out the policy.',
  takeAways:
    '*Takeaways*\n•  Connecting a phone alone protects nothing: the *policy* has to ask for MFA.\n•  An access key cannot carry a code. `sts:GetSessionToken` exchanges an access key and a code for temporary credentials.\n•  Temporary credentials are not enough: without a code the value is `false`.',
  sawTitle: '*What you saw*',
  forgetEntry: (entry: string) =>
    `:iphone: You can delete the entry *Amazon Web Services* · \`${entry}\` in your authenticator app now.`,
  credentialsArePowerless:
    'Your temporary credentials still exist for a while, but they can do nothing: I deleted the permission first.',
  surprise:
    ':warning: *S3 answered without MFA.* The demo’s rule allows this only with MFA, so another policy in this AWS account overrules it. You need not do anything.',
  buckets: {
    title: 'The bucket list',
    some: (count: number) =>
      plural(count, {
        one: '*Your code let you list 1 bucket:*',
        other: `*Your code let you list ${count} buckets:*`,
      }),
    none: '*Your code let you list the buckets.* This account has none, so the list is empty.',
    more: (count: number) => plural(count, { one: '… and 1 more', other: `… and ${count} more` }),
    gone: 'There is no bucket list yet: it comes with your code.',
  },
  buttons: {
    enterCodes: 'Enter codes',
    resendQr: 'Send a new QR code',
    showKey: 'Use a setup key',
    continue: 'Continue',
    enterSessionCode: 'Enter a code',
    cleanUp: 'Clean up',
    results: 'See the results',
    why: 'Why?',
    whyTwoCodes: 'Why two codes?',
    whyNotSend: 'Why not send the code?',
    buckets: (count: number) => plural(count, { one: 'Show the bucket', other: `Show the ${count} buckets` }),
    ownUser: 'Turn on MFA for my own user',
  },
  ownUserUrl: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_virtual.html',
  window: {
    working: 'Checking with AWS',
    mayClose: 'You may close this window. The message in our conversation shows the same.',
    refused: 'Access denied, twice',
    results: 'Results',
    why: 'Why?',
  },
  why: {
    'two-codes':
      '*Why two codes in a row?*\nOne code proves that your phone has the right setup key at this moment. Two codes in a row prove that its clock runs correctly too, because each code belongs to one period of 30 seconds. AWS remembers how far your phone’s clock is off and accepts later codes accordingly.',
    'not-send':
      '*Why not send the code to S3?*\nA request to S3 is signed with credentials and has no field for a code. So the code goes to one place, `sts:GetSessionToken`, together with the access key. AWS returns temporary credentials, which carry the result of the check in every request, for S3 and for every other service.',
    temporary:
      '*Why were the temporary credentials denied?*\nTemporary credentials are not a proof of MFA. `sts:GetSessionToken` also issues them without a code, and then marks them with `aws:MultiFactorAuthPresent = false`. The policy asks for `true`.',
    absent:
      '*Why is “not in the request” not the same as “false”?*\nA request with an access key does not contain the condition key at all. `Bool … "false"` in a Deny does not match a missing value, so it does not stop an access key. `BoolIfExists … "false"` matches both, which is why a Deny for requests without MFA needs it.',
  },
  predict: {
    ask: {
      'long-term key': 'Your guess: I call S3 with the access key. What will S3 answer?',
      'session without MFA': 'And with temporary credentials that I got without a code?',
      'session with MFA': 'Your guess: I call S3 with the new credentials. What will S3 answer?',
    } satisfies Record<MfaState, string>,
    allowed: 'Allowed',
    denied: 'Denied',
    right: 'As you guessed',
    wrong: (guess: string) => `You guessed: ${guess}`,
    score: (right: number, all: number) =>
      plural(all, {
        one: right === 1 ? ':dart: Your guess was right.' : ':dart: Your guess was wrong. Now you know why.',
        other: plural(right, {
          one: `:dart: ${right} of your ${all} guesses was right.`,
          other: `:dart: ${right} of your ${all} guesses were right.`,
        }),
      }),
  },
  where: {
    preparing: 'Step 1 of 5: I am creating your test user.',
    'awaiting-enrollment': 'Step 2 of 5, your turn: scan the QR code, then enter two codes.',
    enrolling: 'Step 3 of 5: I am connecting your phone and trying S3 without MFA.',
    'awaiting-session-code': 'Step 4 of 5, your turn: S3 denied access twice. Now enter a new code.',
    ...resync.where,
    proving: 'Step 4 of 5: I am calling S3 with your code.',
    proved: 'Step 5 of 5, your turn: look at the results, then clean up.',
  } satisfies Record<Stage, string>,
  whereForAdmins: {
    ...phoneForAdmins,
    proving: 'checking S3 access',
  } satisfies Record<Stage, string>,
  takeHome: sessionTokenTakeHome,
};
