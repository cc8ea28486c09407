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
    text: ':hourglass_flowing_sand: Checking with AWS … this takes some seconds. You may close this window: our direct message says the same.',
  },
  seed: {
    title: 'The key for typing',
    opening: ':hourglass_flowing_sand: One moment …',
    explain: 'In your authenticator app choose to enter a key by hand, time-based, and type this:',
    secret: 'This key is a secret: whoever has it can make your codes. It is not shown in any message.',
    gone: 'The key is no longer available: your device is registered already, or the demo is over.',
  },
  notice: {
    title: 'MFA demo',
    proved: ':tada: *S3 opened with your code.* The whole comparison is in our direct message.',
    preparing: 'Your QR code is not ready yet. It comes in our direct message in a few seconds.',
    ended: 'This demo has ended. Our direct message says why, and has the receipt.',
    over: 'This demo is over, so nothing was sent to AWS. `/mfa-demo start` begins a new one.',
    removing:
      'This demo has ended and is being removed, so nothing was sent to AWS. The receipt comes in our direct message.',
    busy: 'Your codes were not used: the demo is already checking others, or has moved on. Our direct message says where it stands.',
  },
};
