import { listBucketsWithYoungMfa } from '../../../scenario/mfa-age/policy.ts';
import { answerTo, isProved, isSurprising, type MfaAgeState, type Stage } from '../../../scenario/mfa-age/state.ts';
import type { Face } from '../../messages/face.ts';
import { phoneAfterword, phoneFace } from '../mfa-user/phone-face.ts';
import { about, answerTo as answerToQuestion, whyTwoCodes } from '../mfa-user/readings.ts';
import { connecting, exchanging, testUser } from '../mfa-user/steps.ts';
import { policyView } from '../mfa-user/windows/policy-view.ts';
import { choicesAfterwards, choicesOf } from './choices.ts';
import { doingNow, explanationOf, hasWorked } from './explanation.ts';
import { enrollmentForm, nextCodeForm, resyncForm, sessionCodeForm } from './forms.ts';
import { ACTIONS } from './ids.ts';
import { remarksOf, resultsOf, resultsView } from './results.ts';
import { takeHome } from './take-home.ts';
import { windowOf } from './window.ts';

/** How the lesson mfa-age looks. */
export const mfaAgeFace: Face<MfaAgeState> = {
  ...phoneFace,
  id: 'mfa-age',
  about: ({ mfaAge }) => ({ ...mfaAge.about, minutes: 3 }),
  forms: [enrollmentForm, sessionCodeForm, resyncForm, nextCodeForm],
  pageTurns: [],
  readings: [
    whyTwoCodes,
    answerToQuestion(ACTIONS.whyAge, ({ mfaAge }) => mfaAge.why),
    about<MfaAgeState>(ACTIONS.showResults, ({ state }, text) => resultsView(state, text)),
    about(
      ACTIONS.showPolicy,
      ({ deadlineAt }, text) =>
        policyView(listBucketsWithYoungMfa(deadlineAt), 'aws:MultiFactorAuthAge', text.mfaAge.policy, text),
      (text) => text.takeHome.gone,
    ),
  ],
  takeHome,
  waitsIn: ['awaiting-enrollment', 'awaiting-session-code', 'awaiting-resync', 'awaiting-next-code', 'proved'],
  where: ({ stage }, { mfaAge }) => mfaAge.where[stage as Stage],
  whereForAdmins: ({ stage }, { mfaAge }) => mfaAge.whereForAdmins[stage as Stage],
  steps: [
    { ...testUser, name: ({ mfaAge }) => mfaAge.steps.user },
    {
      ...connecting,
      name: ({ mfaAge }) => mfaAge.steps.phone,
      isDone: ({ state }) => state.enrolledAt !== undefined && answerTo('access-key', state) !== undefined,
    },
    {
      ...exchanging,
      name: ({ mfaAge }) => mfaAge.steps.first,
      isDone: ({ state }) => answerTo('new-code', state)?.outcome === 'allowed',
    },
    {
      name: ({ mfaAge }) => mfaAge.steps.later,
      stages: ['aging'],
      isDone: ({ state }) => answerTo('old-code', state)?.outcome === 'denied',
    },
    {
      name: ({ mfaAge }) => mfaAge.steps.next,
      stages: ['awaiting-next-code', 'proving-again'],
      isDone: ({ state }) => hasWorked(state),
    },
  ],
  guessable: ({ mfaAge: { credentials } }) => ({ 'old-code': credentials['old-code'] }),
  doing: doingNow,
  result: ({ stage, state }, { mfaAge: { worked, didNotWork } }) =>
    stage === 'proved' ? (isProved(state) ? worked : didNotWork) : undefined,
  toGo: ({ stage }, { mfaAge: { toGo } }) => toGo[stage as keyof typeof toGo],
  rule: ({ mfaAge }) => mfaAge.rule,
  explanation: explanationOf,
  table: resultsOf,
  remarks: remarksOf,
  afterword: (demo, text) =>
    phoneAfterword(
      demo,
      demo.state.answers.some(({ ageSeconds }) => ageSeconds !== undefined),
      text,
    ),
  isAlarming: ({ state }) => state.answers.some(isSurprising),
  alarm: ({ mfaAge }) => mfaAge.surprise,
  hasSucceeded: ({ state }) => isProved(state),
  choices: choicesOf,
  choicesAfterwards,
  window: windowOf,
};
