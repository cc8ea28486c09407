import type { Phase } from '../../../scenario/demo.ts';
import type { OrphanReason } from '../../../scenario/ports/orphan-remover.ts';
import { plural } from './plural.ts';

const demosRun = (count: number) =>
  count === 0
    ? 'No demo is running'
    : plural(count, { one: `${count} demo is running`, other: `${count} demos are running` });
const leftoversThere = (count: number) =>
  plural(count, { one: `${count} leftover is in AWS`, other: `${count} leftovers are in AWS` });
const demos = (count: number) => plural(count, { one: `${count} demo`, other: `${count} demos` });
const leftovers = (count: number) =>
  plural(count, { one: `${count} leftover in AWS`, other: `${count} leftovers in AWS` });
/** Joins both counts, and leaves out a count of zero. */
const both = (demoCount: number, leftoverCount: number) =>
  [...(demoCount === 0 ? [] : [demos(demoCount)]), ...(leftoverCount === 0 ? [] : [leftovers(leftoverCount)])].join(
    ' and ',
  );

/** What admins read about a cleanup. */
export const cleanup = {
  forAdmins: 'Only the admins of this bot can clean up for others. To end your own demo, type `/mfa-demo stop`.',
  nobodyIsAdmin:
    'This bot has no admins yet, so nobody can clean up for others. To end your own demo, type `/mfa-demo stop`.',
  nameAnAdmin:
    'If you run this bot: name admins in `ADMIN_USER_IDS` or `ADMIN_USERGROUP_ID`, or set `WORKSPACE_ADMINS_MAY_CLEAN_UP=true`.',
  title: 'Clean up',
  looking: ':hourglass_flowing_sand: Looking for running demos, and for leftovers in AWS …',
  lookingFailed:
    ':warning: I could not find out what is running and what is left in AWS. Please try again in a moment.',
  nothing: ':white_check_mark: There is nothing to clean up: no demo is running, and nothing is left over in AWS.',
  found: (demoCount: number, leftoverCount: number) =>
    `*${demosRun(demoCount)}, ${leftoverCount === 0 ? 'nothing is left over in AWS' : leftoversThere(leftoverCount)}.* Choose what to remove.`,
  /** If AWS could not be listed. */
  foundDemos: (demoCount: number) => `*${demosRun(demoCount)}.* Choose what to remove.`,
  leftoversUnknown: (reason: string) => `:warning: I could not check AWS for leftovers: ${reason}`,
  /** Replaces the participant's name. */
  prepared: 'prepared for a workshop',
  removeAll: (count: number) => `Remove all (${count}) …`,
  demos: (range: string) => `Running demos${range}`,
  leftovers: (range: string) => `Leftovers in AWS${range}`,
  notShown: (count: number) =>
    plural(count, {
      one: `${count} more is not listed. “Remove all” includes it.`,
      other: `${count} more are not listed. “Remove all” includes them.`,
    }),
  continue: 'Continue',
  tickOne: 'Choose at least one, or press “Remove all”.',
  age: (id: string, minutes: string) => `${minutes} min old · ${id}`,
  ageAndEnd: (id: string, minutes: string, left: string) => `${minutes} min old, ends in ${left} min · ${id}`,
  ageOverdue: (id: string, minutes: string) => `${minutes} min old, overdue · ${id}`,
  ageUnknown: (id: string) => `age unknown · ${id}`,
  phase: {
    'tearing-down': 'cleaning up',
    ended: 'ended',
    stuck: 'cleanup failed, retrying',
  } satisfies Record<Exclude<Phase, 'running'>, string>,
  reason: {
    'no-record': 'no record of a demo',
    ended: 'its demo has ended',
    'unreadable-record': 'the record of its demo is damaged',
    overdue: 'its demo is overdue',
  } satisfies Record<OrphanReason, string>,
  sure: (count: number) => plural(count, { one: `Remove ${count} item?`, other: `Remove ${count} items?` }),
  sureAll: (demoCount: number, leftoverCount: number) =>
    `*This removes everything: ${both(demoCount, leftoverCount)}.*`,
  sureSome: (demoCount: number, leftoverCount: number) => `*This removes ${both(demoCount, leftoverCount)}:*`,
  told: 'Each participant gets a message that an admin ended the demo. You cannot undo this.',
  cannotUndo: 'You cannot undo this.',
  remove: (count: number) => plural(count, { one: `Remove ${count} item`, other: `Remove ${count} items` }),
  progressTitle: { going: 'Cleaning up', done: 'Cleaned up', incomplete: 'Cleanup incomplete' },
  beginning: ':hourglass_flowing_sand: Ending the demos …',
  going: (done: number, all: number) =>
    `:hourglass_flowing_sand: *${done} of ${all} done.* You can close this window. I then continue in our direct message.`,
  goesOnAlone: 'Still working. I keep going in the background; `/mfa-demo cleanup` shows what is left.',
  receipt: (demoCount: number, leftoverCount: number) =>
    `:white_check_mark: *Cleaned up: ${both(demoCount, leftoverCount)}. Nothing is left.*`,
  receiptOfNothing: ':white_check_mark: *There was nothing left to clean up.*',
  receiptWithProblems: (done: number, all: number) =>
    `:warning: *Cleaned up ${done} of ${all}.* I keep trying in the background; the reasons are below.`,
  leftover: (id: string) => `Leftover ${id}`,
  removing: 'cleaning up …',
  removed: (things: string) => `cleaned up: ${things}; nothing is left`,
  removedNothing: 'nothing had to be deleted; nothing is left',
  wasOver: 'had already ended; nothing is left',
  notRemoved: (reason: string) => `not cleaned up: ${reason}`,
  unexpected: 'an unexpected error; the log has the details',
  more: (count: number) => `… and ${count} more`,
};
