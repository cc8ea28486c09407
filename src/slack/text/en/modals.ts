export const modals = {
  close: 'Close',
  cancel: 'Cancel',
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
