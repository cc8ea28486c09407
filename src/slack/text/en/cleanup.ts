import type { Phase } from '../../../scenario/demo.ts';
import type { OrphanReason } from '../../../scenario/ports/orphan-remover.ts';

/** What admins read. */
export const cleanup = {
  forAdmins: 'Cleaning up is for the admins of this bot. Your own demo ends with `/mfa-demo stop`.',
  nobodyIsAdmin:
    'Nobody can clean up yet, because this bot has no admins. Those who run it name them in `ADMIN_USER_IDS` or `ADMIN_USERGROUP_ID`, or set `WORKSPACE_ADMINS_MAY_CLEAN_UP=true`. Your own demo ends with `/mfa-demo stop`.',
  title: 'Clean up',
  looking: ':hourglass_flowing_sand: Looking for running demos, and for leftovers in AWS …',
  lookingFailed: ':warning: I could not look just now. Please try again in a moment.',
  nothing: ':white_check_mark: There is nothing to clean up: no demo is running, and nothing is left over in AWS.',
  found: (demos: string, leftovers: string) =>
    `*Running demos: ${demos}. Leftovers in AWS: ${leftovers}.* Tick those to remove, or take all of them.`,
  unknown: 'not known',
  leftoversUnknown: (reason: string) => `:warning: AWS could not be asked for leftovers: ${reason}`,
  all: (count: string) => `All ${count} …`,
  demos: (range: string) => `Running demos${range}`,
  leftovers: (range: string) => `Leftovers in AWS${range}`,
  notShown: (count: string) => `${count} more do not fit here. The button takes them too.`,
  continue: 'Continue',
  tickOne: 'Tick at least one, or press the button above for all.',
  age: (id: string, minutes: string) => `${id}, ${minutes} min old`,
  endsIn: (minutes: string) => `, ends in ${minutes} min`,
  overdue: ', overdue',
  ageUnknown: (id: string) => `${id}, age unknown`,
  phase: {
    'tearing-down': 'cleaning up',
    ended: 'ended',
    stuck: 'cleanup failed, retrying',
  } satisfies Record<Exclude<Phase, 'running'>, string>,
  reason: {
    'no-record': 'no demo is known',
    ended: 'its demo is over',
    'unreadable-record': 'its record is damaged',
    overdue: 'its time is over',
  } satisfies Record<OrphanReason, string>,
  sure: 'Really remove?',
  sureAll: (demos: string, leftovers: string) =>
    `*This ends all running demos (${demos}) and removes all leftovers in AWS (${leftovers}).*`,
  sureSome: (count: string) => `*This ends and removes ${count}:*`,
  told: 'Everybody concerned reads in their direct message that an admin ended their demo. This cannot be undone.',
  remove: 'Remove',
  progressTitle: 'Cleaning up',
  beginning: ':hourglass_flowing_sand: Ending the demos …',
  going: (done: string, all: string) =>
    `:hourglass_flowing_sand: *${done} of ${all} done.* You may close this window: then it goes on in our direct message.`,
  goesOnAlone: 'It takes longer than I watch, and goes on by itself. `/mfa-demo cleanup` shows what is left.',
  receipt: (count: string) => `:white_check_mark: *Receipt: ${count} removed, 0 left.*`,
  receiptWithProblems: (done: string, stuck: string) =>
    `:warning: *Receipt: ${done} removed, ${stuck} not.* I keep trying; the reasons are below.`,
  leftover: (id: string) => `Leftover ${id}`,
  removing: 'is being removed',
  removed: (things: string) => `removed: ${things}; 0 left`,
  removedNothing: 'there was nothing to remove; 0 left',
  wasOver: 'was over already; 0 left',
  notRemoved: (reason: string) => `not removed: ${reason}`,
  more: (count: string) => `… and ${count} more`,
};
