import * as z from 'zod';
import { LOCALE_TAG } from '../scenario/demo.ts';

/** The slash command, as in the manifest. */
export const COMMAND = '/mfa-demo';

/** Action ids of buttons and other elements. The value of a demo's button is the demo's id. */
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
  /** A prefix. A hyphen and the lesson's name follow it. */
  startLesson: 'start-lesson',
  /** Gives the same answer as `/mfa-demo status`. */
  status: 'status',
  help: 'help',
  /** If there are several lessons, a hyphen and the lesson's name follow it, and the value is the lesson's name. */
  homeStart: 'home-start',
  homeSteps: 'home-steps',
  homeLanguage: 'home-language',
  homeCleanup: 'home-cleanup',
  /** A link button: Slack opens the URL and also sends the click to the bot. */
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
  /** The value of a workshop's button begins with the workshop's id. */
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
  /** A group of checkboxes in the cleanup. */
  cleanupTick: 'cleanup-tick',
  /** The two questions after a workshop; the value of each option holds the workshop's id and the answer. */
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
  /** The block at the top of a form that says why the last codes were refused. */
  refusal: 'refusal',
  answerButtons: 'answer-buttons',
  /** A prefix. A hyphen and the lesson's name follow it. */
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
  /** A prefix. A hyphen and the number of the seat follow it. */
  workshopHand: 'workshop-hand',
  workshopBoard: 'workshop-board',
  workshopLetter: 'workshop-letter',
  workshopNews: 'workshop-news',
  cleanupAll: 'cleanup-all',
  cleanupDemos: 'cleanup-demos',
  cleanupLeftovers: 'cleanup-leftovers',
  debriefUnderstood: 'debrief-understood',
  debriefHardest: 'debrief-hardest',
  debrief: 'debrief',
} as const;

/**
 * Returns the block id of the note below an input. The id contains the problem, so Slack's payload shows which note the
 * window has.
 */
export function noteId(blockId: string, problem: string): string {
  return `${blockId}-note-${problem}`;
}

/** Action id of the input element of every code block. */
export const CODE_INPUT = 'code';

const demoIdSchema = z.string().regex(/^[a-z0-9]{1,40}$/);
export const viewContextSchema = z.object({ demoId: demoIdSchema, locale: z.string().regex(LOCALE_TAG) });

/** Private metadata of a modal. It holds the locale, so that a submission is answered without a call to Slack. */
export type ViewContext = z.infer<typeof viewContextSchema>;

export function writeViewContext(context: ViewContext): string {
  return JSON.stringify(context);
}

/** Parses a modal's private metadata. @throws SyntaxError or ZodError when this bot did not write it */
export function readViewContext(privateMetadata: string): ViewContext {
  return viewContextSchema.parse(JSON.parse(privateMetadata));
}

/** Returns the demo id in a button's value; `undefined` if the value is not a demo id. */
export function readDemoId(value: string | undefined): string | undefined {
  return demoIdSchema.safeParse(value).data;
}
