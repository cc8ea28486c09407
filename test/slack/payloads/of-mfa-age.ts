import type { Locale } from '../../../src/scenario/demo.ts';
import { mfaAge } from '../../../src/scenario/mfa-age/scenario.ts';
import type { Answer, MfaAgeDemo } from '../../../src/scenario/mfa-age/state.ts';
import { mfaAgeFace } from '../../../src/slack/scenarios/mfa-age/face.ts';
import { nextCodeForm, sessionCodeForm } from '../../../src/slack/scenarios/mfa-age/forms.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { RECEIPT, sampleDemo } from '../sample-demos.ts';
import { ofLesson } from './of-lesson.ts';
import { extreme, form, LONGEST_ID, LONGEST_NAME, type Payload } from './payload.ts';

const answers: Answer[] = [
  { attempt: 'access-key', outcome: 'denied', errorCode: 'AccessDenied' },
  { attempt: 'new-code', outcome: 'allowed', ageSeconds: 2 },
  { attempt: 'old-code', outcome: 'denied', errorCode: 'AccessDenied', ageSeconds: 64 },
  { attempt: 'next-code', outcome: 'allowed', ageSeconds: 1 },
];

/** The number of answers that a demo has in each stage. */
const ANSWERED = {
  preparing: 0,
  'awaiting-enrollment': 0,
  enrolling: 0,
  'awaiting-session-code': 1,
  'awaiting-resync': 1,
  resyncing: 1,
  proving: 1,
  aging: 2,
  'awaiting-next-code': 3,
  'proving-again': 3,
  proved: 4,
};

/** Returns messages and windows of the lesson mfa-age, in each stage, at its end, and with unexpected results. */
export function ofMfaAge(locale: Locale, text: Text): Payload[] {
  const context = { demoId: LONGEST_ID, locale };
  const stages = Object.keys(mfaAge.stages) as (keyof typeof ANSWERED)[];
  const long = answers.map((answer) => ({ ...answer, errorCode: LONGEST_NAME, ageSeconds: 100_000 }));
  const denied = answers.map((answer) => ({ ...answer, outcome: 'denied' as const }));
  const allowed = answers.map((answer) => ({ ...answer, outcome: 'allowed' as const }));
  const ended = { phase: 'ended' as const, endReason: 'stop' as const, receipt: RECEIPT };
  return [
    ...stages.flatMap((stage) => ofDemo(stage, demoIn(stage, answers.slice(0, ANSWERED[stage]), locale), text)),
    ...ofDemo('in the end', { ...demoIn('proved', answers, locale), ...ended }, text),
    ...ofDemo('denied with a new code', demoIn('proved', denied, locale), text),
    ...ofDemo('allowed with an old code', demoIn('awaiting-next-code', allowed.slice(0, 3), locale), text),
    ...ofDemo('a refused code', { ...demoIn('awaiting-next-code', answers, locale), lastRefusal: 'interrupted' }, text),
    form('mfa-age: one code after a resync', sessionCodeForm, sessionCodeForm.synced, context),
    form('mfa-age: the next code after a refusal', nextCodeForm, nextCodeForm.view, context, text.refusals.interrupted),
    ...extreme(ofDemo('everything long', demoIn('proved', long, locale), text)),
  ];
}

function demoIn(stage: keyof typeof ANSWERED, given: readonly Answer[], locale: Locale): MfaAgeDemo {
  const demo = sampleDemo('proved', {}, locale);
  const isConnected = ANSWERED[stage] > 0;
  const session = stage === 'aging' ? { session: { issuedAt: demo.createdAt } as never } : {};
  const enrolled = isConnected ? { enrolledAt: demo.createdAt, guess: 'allowed' as const } : {};
  const device = { serialNumber: 'arn:aws:iam::123456789012:mfa/mfa-demo/x' };
  return { ...demo, scenario: mfaAge.id, stage, state: { answers: [...given], device, ...enrolled, ...session } };
}

function ofDemo(name: string, demo: MfaAgeDemo, text: Text): Payload[] {
  return ofLesson(mfaAgeFace, name, demo, text);
}
