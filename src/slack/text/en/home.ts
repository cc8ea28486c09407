import type { EndReason } from '../../../scenario/demo.ts';
import { plural } from './plural.ts';

/** The App Home, and the answer to a person who writes to the bot. */
export const home = {
  title: 'See what MFA does in AWS. In two minutes, with your own phone.',
  what: 'You get a test user in AWS. S3 denies it the list of buckets. You enter one code from your phone, and the same request works. Then everything is deleted.',
  start: 'Start the demo',
  whatHappens: 'What will happen?',
  needs: {
    app: ':iphone: You need an authenticator app (Google Authenticator, Microsoft Authenticator, 1Password, …)',
    minutes: ':stopwatch: About 2 minutes',
    privacy: ':lock: Only you see your demo',
  },
  youWillSee: 'What you will see',
  steps: [
    ':one: *A test user*\nI create an IAM user for you. It may do one thing, list S3 buckets, and only with MFA.',
    ':two: *Your phone*\nYou scan a QR code with your authenticator app and enter two codes.',
    ':three: *Access denied*\nI call S3 without MFA: with the access key, and with temporary credentials. S3 denies both.',
    ':four: *Access allowed*\nYou enter one more code, and the same request works.',
    ':five: *Cleaned up*\nI delete everything and show you a receipt.',
  ],
  stepsEnd: 'You can stop at any time. A demo always ends automatically and cleans up.',
  goToDemo: 'Go to the demo',
  stop: {
    label: 'Stop and clean up',
    title: 'Stop the demo?',
    question: 'I delete everything that I created for you in AWS. You cannot undo this.',
    keepGoing: 'Keep going',
  },
  endsAt: (time: string) => `:hourglass_flowing_sand: Ends automatically at ${time}`,
  past: {
    title: 'Your last demos',
    /** For a lesson that this bot does not know. */
    finished: 'Finished',
    ending: {
      stop: 'Stopped before the end',
      timeout: 'Time ran out',
      cleanup: 'An admin ended it',
      failure: 'It did not work, because of a problem in AWS or in this bot',
      finished: 'Finished',
      'workshop-over': 'The workshop ended',
      surprise: 'S3 answered without MFA: a real problem in the AWS account',
    } satisfies Record<EndReason, string>,
    lasted: (minutes: number, seconds: number) => (minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds} s`),
    nothingLeft: 'nothing left in AWS',
    left: (count: number) => `${count} left in AWS`,
  },
  language: {
    title: 'Language',
    automatic: 'Same as in Slack',
    /** Placeholder of the menu. */
    choose: 'Choose a language',
    from: 'For everything that I write from now on. A demo that is running keeps its language.',
  },
  admins: {
    title: ':gear: *For admins*',
    noDemos: 'No demo is running.',
    demos: (count: number) => plural(count, { one: `${count} demo is running.`, other: `${count} demos are running.` }),
    stuck: (count: number) =>
      plural(count, {
        one: `:warning: ${count} demo could not be cleaned up yet.`,
        other: `:warning: ${count} demos could not be cleaned up yet.`,
      }),
    nothingLeft: (time: string) => `Nothing was left over in AWS at the last check (${time}).`,
    left: (count: number, time: string) =>
      plural(count, {
        one: `:warning: ${count} leftover in AWS at the last check (${time}).`,
        other: `:warning: ${count} leftovers in AWS at the last check (${time}).`,
      }),
    notKnown: 'Leftovers in AWS: not known, because there has been no check yet.',
    cleanUp: 'Clean up …',
  },
  commands: 'Commands: `/mfa-demo start` · `status` · `stop` · `help`',
  explained:
    '<https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html|How AWS explains it>',
  hello: ':wave: Hello! I show you what multi-factor authentication (MFA) does in AWS, in about two minutes.',
  helloAgain: (where: string) => `:wave: Hello! ${where}`,
};
