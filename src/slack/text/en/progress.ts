import type { EndReason, Phase } from '../../../scenario/demo.ts';
import { plural } from './plural.ts';

const peopleBefore = (count: number) =>
  plural(count, { one: `${count} person is before you.`, other: `${count} people are before you.` });

/** The texts of the progress message that all lessons share. */
export const progress = {
  title: 'MFA demo',
  step: (number: string, all: string, what: string) => `Step ${number} of ${all}: ${what}`,
  cleanUp: 'Clean up',
  cleaningUp: 'cleaning up',
  yourTurn: '*Your turn*',
  working: ':hourglass_flowing_sand: Working …',
  queueSeconds: (before: number, seconds: number) =>
    `${peopleBefore(before)} Your QR code comes in about ${plural(seconds, { one: `${seconds} second`, other: `${seconds} seconds` })}.`,
  queueMinutes: (before: number, minutes: number) =>
    `${peopleBefore(before)} Your QR code comes in about ${plural(minutes, { one: `${minutes} minute`, other: `${minutes} minutes` })}.`,
  endsAt: (time: string) => `ends automatically at ${time}`,
  headline: {
    succeeded: 'Done: nothing is left in AWS',
    stop: 'Stopped: nothing is left in AWS',
    timeout: 'Time is up: nothing is left in AWS',
    cleanup: 'Ended by an admin: nothing is left in AWS',
    failure: 'The demo failed: nothing is left in AWS',
    surprise: 'You found a real problem',
    finished: 'Finished: nothing is left in AWS',
    'workshop-over': 'The workshop is over: nothing is left in AWS',
    unknown: 'Ended: nothing is left in AWS',
    stuck: 'Cleanup incomplete',
  } satisfies Record<EndReason | 'succeeded' | 'unknown' | 'stuck', string>,
  tearingDown:
    'I am deleting everything that this demo created in AWS. Then I list it again, to be sure that nothing is left.',
  ended: {
    succeeded: ':tada: *You have seen MFA protect an AWS API.*',
    stop: 'You stopped the demo before its end.',
    timeout: 'The demo reached its time limit, so I ended it and cleaned up.',
    cleanup: 'An admin ended this demo and cleaned up.',
    failure:
      'Sorry, this did not work: a call that I need failed. It was not your mistake, and the log has the details for the admins.',
    surprise: 'The demo ended early because of this result. You need not do anything.',
    finished: 'Everything that I created is deleted again.',
    'workshop-over': 'Your trainer ended the workshop, so I ended your demo and cleaned up.',
    unknown: 'The demo is over.',
  } satisfies Record<EndReason | 'succeeded' | 'unknown', string>,
  incident: (id: string) => `If you ask for help, give this incident ID: \`${id}\`.`,
  stuck: (reason: string) =>
    `:warning: *Something is still in AWS:* ${reason} I keep trying. You need not do anything.`,
  stuckReasonUnknown: 'AWS did not complete the deletion.',
  refused: (sentence: string) => `:x: *Not accepted.* ${sentence}`,
  moreTime: {
    reminder: (minutes: number, time: string) =>
      `:hourglass: *Your demo ends in about ${plural(minutes, { one: '1 minute', other: `${minutes} minutes` })}, at ${time}.* If you need longer, add time now. You can do this once.`,
    littleLeft: (time: string) => `:hourglass: *Not much time left:* your demo ends automatically at ${time}.`,
    button: (minutes: number) => plural(minutes, { one: 'Add 1 minute', other: `Add ${minutes} minutes` }),
    taken: (time: string) => `Done: your demo now ends at ${time}.`,
    alreadyTaken: (time: string) =>
      `You have already added time, which is possible only once. Your demo ends at ${time}.`,
  },
  notForWorkloads:
    'For the lesson only: for real work AWS recommends IAM Identity Center and roles instead of IAM users with access keys.',
  buttons: {
    stop: 'Stop and clean up …',
    tryAgain: 'Retry the cleanup',
    startAgain: 'Run it again',
  },
  turn: {
    notice: (headline: string) => `:bell: *It is your turn.* ${headline}`,
  },
  where: {
    'tearing-down': 'I am cleaning up.',
    ended: 'Your demo is over.',
    stuck: 'Cleanup incomplete: I keep trying.',
  } satisfies Record<Exclude<Phase, 'running'>, string>,
};
