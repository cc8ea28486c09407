export const commands = {
  unknown: (word: string) => `I do not know “${word}”. This is what I can do:`,
  unknownScenario: (word: string, known: string) =>
    `I do not know the scenario “${word}”, so I started nothing. So far there is \`${known}\`, and \`/mfa-demo start\` alone begins it.`,
  started: (bot: string) =>
    `:rocket: Your demo has started. Everything happens in our direct message: ${bot}. Have an authenticator app ready.`,
  alreadyActive: (stage: string, bot: string) =>
    `You already have a demo, so I did not start a second one. ${stage} It goes on in our direct message: ${bot}.`,
  noDemo: 'You have no demo at the moment. `/mfa-demo start` begins one.',
  status: (stage: string, bot: string) => `${stage} Our direct message has the details: ${bot}.`,
  endsAt: (time: string) => `It ends by itself at ${time}.`,
  stopping: (bot: string) => `:broom: Removing everything now. The receipt comes in our direct message: ${bot}.`,
  alreadyStopping: (bot: string) =>
    `I am already removing everything. The receipt comes in our direct message: ${bot}.`,
  nothingToStop: 'There is nothing to stop: you have no demo at the moment.',
  thatDemoIsOver: 'That demo is over already, so there is nothing to stop. `/mfa-demo start` begins a new one.',
  qrComesAgain: 'A fresh picture of the QR code is on its way. The older one disappears.',
  buttonTooOld:
    'This button belongs to a demo that is over or has moved on, so nothing was changed. `/mfa-demo status` says where you are.',
  help: {
    what: '*What this is.* In about two minutes you feel what a second factor does in AWS: I create a temporary IAM user for you, you register an authenticator app, S3 refuses without MFA and opens with it.',
    list: [
      '`/mfa-demo start`  begin a demo; it happens in our direct message',
      '`/mfa-demo status`  where your demo stands',
      '`/mfa-demo stop`  remove everything now (`teardown` does the same)',
    ],
    cleanup: '`/mfa-demo cleanup`  remove others’ demos and what was left behind (admins only)',
    help: '`/mfa-demo help`  this text',
    safe: '*It is safe.* The user may list the names of the S3 buckets and nothing else, only with MFA, and only for a limited time. Nobody but you sees your demo. Every demo ends by itself, at the time its message shows, and removes everything it made.',
  },
};
