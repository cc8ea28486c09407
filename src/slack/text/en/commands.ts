import { plural } from './plural.ts';

/** Answers to the slash command, and to the buttons below them. */
export const commands = {
  /** Names the bot if its user id is unknown. */
  appName: 'MFA Demo',
  unknown: (word: string) => `There is no command ${word}.`,
  didYouMean: (word: string, command: string) => `There is no command ${word}. Did you mean \`/mfa-demo ${command}\`?`,
  unknownLesson: (word: string, known: string) =>
    `There is no lesson ${word}. You can choose from: ${known}. Type one of them after \`/mfa-demo start\`.`,
  lessons: {
    choose: '*Which lesson would you like?*',
    start: 'Start',
    startThis: (name: string) => `Start: ${name}`,
    minutes: (count: number) =>
      plural(count, { one: ':stopwatch: About 1 minute', other: `:stopwatch: About ${count} minutes` }),
  },
  startNeedsNothing: '`/mfa-demo start` needs nothing after it. Start the demo now?',
  started: (bot: string) =>
    `:rocket: *Your demo is starting* in your direct message with ${bot}. Have your phone ready.`,
  alreadyActive: (stage: string) => `*You already have a demo.* ${stage}`,
  noDemo: 'You have no demo at the moment.',
  endsAt: (time: string) => `Ends automatically at ${time}.`,
  inDm: (bot: string) => `Your demo is in your direct message with ${bot}.`,
  stopping: ':broom: *I am cleaning up your demo.* Its message shows when everything is deleted.',
  alreadyStopping: ':broom: *I am already cleaning up your demo.* Its message shows when everything is deleted.',
  nothingToStop: 'You have no demo to stop.',
  thatDemoIsOver: 'This demo is already over. There is nothing to stop.',
  qrComesAgain: 'I am sending the QR code again, and I delete the old picture.',
  buttonTooOld: 'This button is out of date. Nothing was changed.',
  buttons: {
    start: 'Start the demo',
    goToDemo: 'Go to the demo',
    whereAmI: 'Where am I?',
    help: 'Help',
    stop: 'Stop and clean up',
  },
  stopQuestion: {
    title: 'Stop the demo?',
    text: 'I delete everything that this demo created in AWS. You can start a new demo at any time.',
    confirm: 'Stop and clean up',
    deny: 'Keep going',
  },
  help: {
    what: '*See what multi-factor authentication (MFA) does in AWS, in two minutes.*\nYou get a test user. S3 denies access. You enter one code from your phone, and the same request works. Then I delete everything.',
    steps: [
      '1. *Test user:* I create it for you in AWS, with one permission: list S3 buckets, but only with MFA.',
      '2. *Connect your phone:* you scan a QR code with an authenticator app and enter two MFA codes.',
      '3. *Try without MFA:* I call S3. Access is denied.',
      '4. *Try with MFA:* you enter one more MFA code, and the same call works.',
      '5. *Clean up:* you look at the results, then I delete everything.',
    ],
    list: [
      '`/mfa-demo start`  start a demo in our direct message',
      '`/mfa-demo status`  see where your demo is',
      '`/mfa-demo stop`  stop your demo and clean up (`teardown` does the same)',
    ],
    cleanup: '`/mfa-demo cleanup`  clean up for others: their demos, and leftovers in AWS (admins only)',
    check: '`/mfa-demo check`  check whether an IAM policy demands MFA',
    workshop: '`/mfa-demo workshop`  open a workshop in this channel: many people, one board',
    help: '`/mfa-demo help`  show this text',
    admins:
      '*For admins:* when a demo needs you, I write to you here. `npm run doctor` checks Slack, AWS and Redis, and says how to correct what is wrong.',
    safe: '*It is safe.* The test user can do one thing: list bucket names, with MFA, until the demo ends. Only you see your demo. It always ends automatically and cleans up.',
    realWork:
      'A test user with an access key is for this demo only. For real work, AWS recommends IAM Identity Center and roles.',
  },
};
