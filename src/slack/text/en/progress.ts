import type { EndReason } from '../../../scenario/demo.ts';

export const progress = {
  title: 'AWS MFA demo',
  fallback: (stage: string) => `AWS MFA demo: ${stage}`,
  checklist: {
    created: 'IAM user and MFA device created',
    enrolled: 'QR code scanned, two codes entered',
    refused: 'S3 refuses without MFA',
    session: 'Session bought with one code',
    opened: 'S3 opens',
    removed: 'Everything removed',
  },
  now: 'now',
  skipped: 'not reached',
  explain: {
    preparing:
      'I am creating an IAM user without any permissions, a virtual MFA device, an access key, and one policy: the bucket list of S3 is allowed only if `aws:MultiFactorAuthPresent` is true. Your QR code follows in a few seconds. Have an authenticator app ready.',
    'awaiting-enrollment':
      'Scan the QR code below with an authenticator app, then press *Enter the two codes*. AWS asks for two codes in a row to be sure that the app has the right key and that its clock is right.',
    checkingCodes: 'AWS is checking your two codes (`EnableMFADevice`).',
    refusing:
      'Your device is registered, and the QR code is deleted. Now I ask S3 for the buckets *without* MFA, twice: with the long-term key, and with a session bought without a code. S3 must refuse both.',
    'awaiting-session-code':
      'S3 refused, although the key is valid: the policy demands MFA. Now enter *one fresh code*. Wait until your app shows a code that you have not typed yet, since AWS takes each only once. I use it to buy a temporary session (`sts:GetSessionToken`).',
    proving:
      'I buy a temporary session with your code and ask S3 again. Afterwards I try once more without MFA: by then a refusal can no longer come from a policy that AWS has not spread yet.',
    proved:
      'Same user, same policy, same call: the only difference is your code. Take your time to look, then press *Done: remove everything*.',
    tearingDown:
      'I am removing everything from AWS, and list it again afterwards. A session that was bought may live a little longer, but it has no power: a session can never do more than its user, and the user’s policy goes first.',
  },
  ended: {
    stop: 'The demo is over: you ended it.',
    timeout: 'The demo is over: its time was up.',
    cleanup: 'The demo is over: an admin cleaned up.',
    failure: 'The demo is over: something failed on my side or in AWS. Nothing you did was wrong.',
    surprise: 'The demo was ended because of the alarm above.',
    unknown: 'The demo is over.',
  } satisfies Record<EndReason | 'unknown', string>,
  sessionIsPowerless:
    'The temporary session may not have expired yet, but it can do nothing any more: its user and the user’s policy are gone. You can delete the entry in your authenticator app.',
  incident: (id: string) => `If you ask for help, give this incident id: \`${id}\`.`,
  stuck: (reason: string) =>
    `:warning: *I could not remove everything:* ${reason} The admins have been told, and I keep trying. You need not do anything.`,
  stuckReasonUnknown: 'AWS did not let me finish.',
  surprise:
    ':rotating_light: *ALARM: S3 answered without MFA, and that must never happen.* The policy of this demo demands MFA, so something else in this AWS account lets its user in. Please tell those who run the account; the admins of this bot have been told, and everything this demo made is removed.',
  refused: (sentence: string) => `:x: *Not accepted.* ${sentence}`,
  endsAt: (time: string) => `Ends by itself at ${time}; the permission in AWS dies at the same moment.`,
  moreTime: {
    reminder: (minutes: string, time: string) =>
      `:hourglass: *Your demo ends in about ${minutes} min, at ${time}.* If you need longer, take more time now; that is possible once.`,
    littleLeft: (time: string) => `:hourglass: *There is not much time left:* your demo ends by itself at ${time}.`,
    button: (minutes: string) => `${minutes} more minutes`,
    taken: (time: string) => `Done: your demo now ends at ${time}.`,
    alreadyTaken: (time: string) =>
      `You have taken more time already, which is possible once. Your demo ends at ${time}.`,
  },
  notForWorkloads:
    'An IAM user with a long-term key is good for this lesson, not for real work: AWS recommends IAM Identity Center and roles.',
  buttons: {
    enterCodes: 'Enter the two codes',
    resendQr: 'Send the QR again',
    showKey: 'Can’t scan? Show the key',
    enterSessionCode: 'Enter a code',
    stop: 'Stop and remove everything',
    cancel: 'Cancel',
    done: 'Done: remove everything',
    tryAgain: 'Try to remove it again',
    startAgain: 'Start again',
  },
  qr: {
    coming: ':hourglass_flowing_sand: Your QR code is on its way …',
    text: 'Scan this QR code with your authenticator app',
    scan: '*Scan this with your authenticator app* (for example Google Authenticator, Microsoft Authenticator, 1Password). Then enter two codes in a row.',
    altText:
      'QR code for your authenticator app. If you cannot scan it, press the button that shows the key, and type the key into the app.',
    secret: 'The QR code is a secret: do not forward it. It is deleted as soon as your device is registered.',
  },
};
