import * as z from 'zod';
import { LOCALE_TAG } from '../scenario/demo.ts';

/** The slash command, as the manifest names it. */
export const COMMAND = '/mfa-demo';

/** Buttons. Each carries its demo's id as value, except those of a cleanup and those below an answer. */
export const ACTIONS = {
  enterCodes: 'enter-codes',
  enterSessionCode: 'enter-session-code',
  enterResyncCodes: 'enter-resync-codes',
  resendQr: 'resend-qr',
  showKey: 'show-key',
  moreTime: 'more-time',
  stop: 'stop',
  askStop: 'ask-stop',
  menu: 'menu',
  showResults: 'show-results',
  showBuckets: 'show-buckets',
  whyTwoCodes: 'why-two-codes',
  whyNotSend: 'why-not-send',
  startAgain: 'start-again',
  /** With the lesson behind a hyphen. */
  startLesson: 'start-lesson',
  /** Answers as `/mfa-demo status` does. */
  status: 'status',
  help: 'help',
  /** With the lesson behind a hyphen where there are several; the value is the lesson. */
  homeStart: 'home-start',
  homeSteps: 'home-steps',
  homeLanguage: 'home-language',
  homeCleanup: 'home-cleanup',
  /** Opens an address; the bot is told of the click all the same. */
  goToDemo: 'go-to-demo',
  showPolicy: 'show-policy',
  useCli: 'use-cli',
  sendScripts: 'send-scripts',
  explain: 'explain',
  explainBack: 'explain-back',
  explainNext: 'explain-next',
  checkAnother: 'check-another',
  /** Tries the checked policy in AWS. */
  checkTry: 'check-try',
  /** Those of a workshop carry its id. */
  workshopJoin: 'workshop-join',
  workshopHand: 'workshop-hand',
  workshopTake: 'workshop-take',
  workshopHelped: 'workshop-helped',
  workshopNudge: 'workshop-nudge',
  workshopAnnounce: 'workshop-announce',
  workshopEverybody: 'workshop-everybody',
  workshopMoreTime: 'workshop-more-time',
  workshopEnd: 'workshop-end',
  /** Asks for help in the workshop to which the demo belongs. */
  askForHelp: 'ask-for-help',
  cleanupAll: 'cleanup-all',
  /** The checkboxes of one group. */
  cleanupTick: 'cleanup-tick',
  /** The two questions after a workshop; what is chosen carries the workshop's id and the answer. */
  debriefUnderstood: 'debrief-understood',
  debriefHardest: 'debrief-hardest',
} as const;

export const VIEWS = {
  enrollment: 'enrollment',
  sessionCode: 'session-code',
  resync: 'resync',
  checking: 'checking',
  notice: 'notice',
  reading: 'reading',
  refused: 'refused',
  stop: 'stop',
  steps: 'steps',
  seed: 'seed',
  cleanup: 'cleanup',
  cleanupConfirm: 'cleanup-confirm',
  cleanupProgress: 'cleanup-progress',
  policy: 'policy',
  cli: 'cli',
  explain: 'explain',
  check: 'check',
  checkResult: 'check-result',
  workshop: 'workshop',
  workshopAnnounce: 'workshop-announce',
  workshopEverybody: 'workshop-everybody',
} as const;

export const BLOCKS = {
  progressButtons: 'progress-buttons',
  reminderButtons: 'reminder-buttons',
  turnNotice: 'turn-notice',
  /** What was wrong with the last codes, on top of a form. */
  refusal: 'refusal',
  answerButtons: 'answer-buttons',
  /** With the lesson behind a hyphen. */
  lesson: 'lesson',
  firstCode: 'first-code',
  secondCode: 'second-code',
  sessionCode: 'session-code',
  homeStart: 'home-start',
  homeDemo: 'home-demo',
  homeLanguage: 'home-language',
  homeAdmins: 'home-admins',
  helloButtons: 'hello-buttons',
  scriptsButtons: 'scripts-buttons',
  explainButtons: 'explain-buttons',
  checkPolicy: 'check-policy',
  checkPattern: 'check-pattern',
  checkAction: 'check-action',
  checkResource: 'check-resource',
  checkButtons: 'check-buttons',
  workshopLesson: 'workshop-lesson',
  workshopSize: 'workshop-size',
  workshopMinutes: 'workshop-minutes',
  workshopNames: 'workshop-names',
  workshopCard: 'workshop-card',
  /** With the number of the seat behind a hyphen. */
  workshopHand: 'workshop-hand',
  workshopBoard: 'workshop-board',
  workshopLetter: 'workshop-letter',
  workshopNews: 'workshop-news',
  cleanupAll: 'cleanup-all',
  cleanupDemos: 'cleanup-demos',
  cleanupLeftovers: 'cleanup-leftovers',
  debriefUnderstood: 'debrief-understood',
  debriefHardest: 'debrief-hardest',
} as const;

/** The note below the input of a block. The problem is in its id, so that a payload says what the window shows already. */
export function noteId(blockId: string, problem: string): string {
  return `${blockId}-note-${problem}`;
}

/** The one input element of every code block. */
export const CODE_INPUT = 'code';

const demoIdSchema = z.string().regex(/^[a-z0-9]{1,40}$/);
export const viewContextSchema = z.object({ demoId: demoIdSchema, locale: z.string().regex(LOCALE_TAG) });

/** What a modal remembers about itself; the locale too, so that a submission is answered without asking Slack first. */
export type ViewContext = z.infer<typeof viewContextSchema>;

export function writeViewContext(context: ViewContext): string {
  return JSON.stringify(context);
}

/** @throws ZodError for metadata that this bot did not write. */
export function readViewContext(privateMetadata: string): ViewContext {
  return viewContextSchema.parse(JSON.parse(privateMetadata));
}

/** The demo id in a button's value; `undefined` when the button carries none of ours. */
export function readDemoId(value: string | undefined): string | undefined {
  return demoIdSchema.safeParse(value).data;
}
