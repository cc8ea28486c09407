import type { CodeProblem } from '../../../scenario/session-token/code-checks.ts';

export const modals = {
  close: 'Close',
  cancel: 'Cancel',
  enrollment: {
    title: 'Enter two codes',
    submit: 'Register',
    explain:
      'Enter the code that your app shows now. Wait until it changes (up to 30 seconds), then enter the next one.',
    firstCode: 'First code',
    secondCode: 'The code right after it',
    hint: 'Six digits',
  },
  sessionCode: {
    title: 'Enter one fresh code',
    submit: 'Open S3',
    registered: ':white_check_mark: *Your device is registered, and S3 refuses without MFA.*',
    explain:
      'Wait until your app shows a code that you have *not typed yet*, and enter that one: AWS takes each code only once.',
    code: 'Fresh code',
  },
  problem: {
    empty: 'Please enter the six digits that your app shows.',
    'not-digits': 'A code has digits only.',
    'wrong-length': 'A code has exactly six digits.',
  } satisfies Record<CodeProblem, string>,
  sameCodeTwice: 'This is the same code again. Wait until your app shows a new one.',
  checking: {
    title: 'Checking with AWS',
    text: ':hourglass_flowing_sand: Checking your codes with AWS. This takes some seconds. You may close this window; the message in our conversation shows the same.',
  },
  seed: {
    title: 'Setup key',
    opening: ':hourglass_flowing_sand: One moment …',
    explain: 'In your authenticator app choose *Enter a setup key*, then *Time based*, and type this key:',
    secret: ':lock: Do not share this key: anybody who has it can make your codes. It stands in no message.',
    gone: 'The setup key is no longer available: your phone is connected already, or the demo is over.',
  },
  notice: {
    title: 'MFA demo',
    preparing: 'Your QR code is not ready yet. It comes in a few seconds, in the message in our conversation.',
    ended: 'This demo has ended. The message in our conversation says why, and what was deleted.',
    noRecord: 'There is no record of this demo any more. `/mfa-demo start` begins a new one.',
    over: 'This demo is over, so nothing was sent to AWS. `/mfa-demo start` begins a new one.',
    removing:
      'This demo has ended and I am cleaning up, so nothing was sent to AWS. The message in our conversation shows the result.',
    busy: 'Your codes were not used: the demo is checking other codes already, or it is at another step. The message in our conversation shows where it is.',
  },
};
