import { assumeRole } from '../../../src/scenario/assume-role/scenario.ts';
import { type Answer, type AssumeRoleDemo, ATTEMPTS } from '../../../src/scenario/assume-role/state.ts';
import type { Locale } from '../../../src/scenario/demo.ts';
import { assumeRoleFace } from '../../../src/slack/scenarios/assume-role/face.ts';
import { enrollmentForm, resyncForm, sessionCodeForm } from '../../../src/slack/scenarios/assume-role/forms.ts';
import { continueWithMfa } from '../../../src/slack/scenarios/assume-role/window.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { RECEIPT, sampleDemo } from '../sample-demos.ts';
import { ofLesson } from './of-lesson.ts';
import { extreme, form, LONGEST_ID, LONGEST_NAME, type Payload, view } from './payload.ts';

const outcomes = {
  'access-key': 'denied',
  'no-code': 'denied',
  'with-code': 'allowed',
  role: 'allowed',
  'role-asked-for-mfa': 'denied',
} as const;
const answers: Answer[] = ATTEMPTS.map((attempt) => ({
  attempt,
  outcome: outcomes[attempt],
  errorCode: 'AccessDenied',
}));
/** The answers of a whole demo: after the success, the lesson repeats the two denied calls. */
const all = [...answers, ...answers.slice(0, 2)];

/** The number of answers that a demo has in each stage. */
const ANSWERED = {
  preparing: 0,
  'awaiting-enrollment': 0,
  enrolling: 0,
  'awaiting-session-code': 2,
  'awaiting-resync': 2,
  resyncing: 2,
  proving: 2,
  proved: 7,
};

/**
 * Returns messages and windows of the lesson assume-role, in each stage, at its end, and with unexpected results.
 */
export function ofAssumeRole(locale: Locale, text: Text): Payload[] {
  const context = { demoId: LONGEST_ID, locale };
  const stages = Object.keys(assumeRole.stages) as (keyof typeof ANSWERED)[];
  const long = all.map((answer) => ({ ...answer, errorCode: LONGEST_NAME }));
  const denied = all.map((answer) => ({ ...answer, outcome: 'denied' as const }));
  const allowed = all.map((answer) => ({ ...answer, outcome: 'allowed' as const }));
  const ended = { phase: 'ended' as const, endReason: 'stop' as const, receipt: RECEIPT };
  return [
    ...stages.flatMap((stage) => ofDemo(stage, demoIn(stage, all.slice(0, ANSWERED[stage]), locale), text)),
    ...ofDemo('inside the role', demoIn('proving', all.slice(0, 4), locale), text),
    ...ofDemo('in the end', { ...demoIn('proved', all, locale), ...ended }, text),
    ...ofDemo('denied with a code', demoIn('proved', denied, locale), text),
    ...ofDemo('allowed without MFA', demoIn('awaiting-session-code', allowed.slice(0, 2), locale), text),
    ...ofDemo(
      'a refused code',
      { ...demoIn('awaiting-session-code', answers, locale), lastRefusal: 'role-not-ready' },
      text,
    ),
    form('assume-role: two codes', enrollmentForm, enrollmentForm.view, context),
    form('assume-role: one code', sessionCodeForm, sessionCodeForm.view, context, text.refusals['role-not-ready']),
    form('assume-role: one code after a resync', sessionCodeForm, sessionCodeForm.synced, context),
    form('assume-role: sync with two codes', resyncForm, resyncForm.view, context),
    {
      ...view('assume-role: continue', continueWithMfa.next, context),
      madeBy: `next of ${continueWithMfa.callbackId}`,
    },
    ...extreme(ofDemo('everything long', demoIn('proved', long, locale), text)),
  ];
}

function demoIn(stage: keyof typeof ANSWERED, given: readonly Answer[], locale: Locale): AssumeRoleDemo {
  const demo = sampleDemo('proved', {}, locale);
  const enrolled = given.length > 0 ? { enrolledAt: demo.createdAt, guess: 'allowed' as const, bucketCount: 12 } : {};
  const device = { serialNumber: 'arn:aws:iam::123456789012:mfa/mfa-demo/x' };
  return { ...demo, scenario: assumeRole.id, stage, state: { answers: [...given], device, ...enrolled } };
}

function ofDemo(name: string, demo: AssumeRoleDemo, text: Text): Payload[] {
  return ofLesson(assumeRoleFace, name, demo, text);
}
