export const modals = {
  close: 'Close',
  cancel: 'Cancel',
  checking: {
    title: 'Checking with AWS',
    text: ':hourglass_flowing_sand: Checking your codes with AWS. This takes a few seconds. You may close this window: the message in our conversation shows the result too.',
  },
  seed: {
    title: 'Setup key',
    opening: ':hourglass_flowing_sand: One moment …',
    explain: 'In your authenticator app choose *Enter a setup key*, then *Time based*, and type this key:',
    secret: ':lock: Do not share this key: anybody who has it can generate your codes. I never put it into a message.',
    gone: 'The setup key is no longer available: your phone is connected already, or the demo is over.',
  },
  notice: {
    title: 'MFA demo',
    preparing: 'Your QR code is not ready yet. You will find it in our conversation in a few seconds.',
    ended: 'This demo has ended. The message in our conversation says why, and what was deleted.',
    noRecord: 'There is no record of this demo any more. `/mfa-demo start` begins a new one.',
    over: 'This demo is over, so nothing was sent to AWS. `/mfa-demo start` begins a new one.',
    removing:
      'This demo has ended and I am cleaning up, so nothing was sent to AWS. The message in our conversation shows the result.',
    busy: 'Your codes were not used: the demo is checking other codes already, or it is at another step. The message in our conversation shows where it is.',
  },
};
