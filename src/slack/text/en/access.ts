import { plural } from './plural.ts';

/** Why a demo was not started, and what to do instead. */
export const access = {
  guest:
    'Demos are for members: each one creates a test user in our AWS account, which guests cannot do. Ask a colleague to show you theirs; it takes two minutes.',
  /** @param admins mentions, already joined by “or” */
  notInvited: (admins: string) => `You do not have access to the demo yet. Ask ${admins} to add you, then try again.`,
  notInvitedNobodyKnown:
    'You do not have access to the demo yet. Ask the admins of this bot to add you, then try again.',
  otherChannel: (channels: string) => `You can start a demo in ${channels} only. Type \`/mfa-demo start\` there.`,
  full: (most: number) =>
    plural(most, {
      one: `${most} person is trying this right now, and I cannot handle more. Please try again in a few minutes.`,
      other: `${most} people are trying this right now, and I cannot handle more. Please try again in a few minutes.`,
    }),
  tooSoon: (seconds: number) =>
    plural(seconds, {
      one: 'You started a demo a moment ago. You can start the next one in 1 second.',
      other: `You started a demo a moment ago. You can start the next one in ${seconds} seconds.`,
    }),
  tryAgain: 'Try again',
};
