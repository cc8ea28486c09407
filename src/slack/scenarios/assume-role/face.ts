import { trustWithMfa } from '../../../scenario/assume-role/policy.ts';
import {
  type AssumeRoleState,
  answerTo,
  isProved,
  isSurprising,
  type Stage,
} from '../../../scenario/assume-role/state.ts';
import { userArnOf } from '../../../scenario/mfa-user/steps/role.ts';
import { userNameOf } from '../../../scenario/naming.ts';
import type { Face } from '../../messages/face.ts';
import { phoneAfterword, phoneFace } from '../mfa-user/phone-face.ts';
import { about, answerTo as answerToQuestion, whyTwoCodes } from '../mfa-user/readings.ts';
import { connecting, exchanging, testUser } from '../mfa-user/steps.ts';
import { policyView } from '../mfa-user/windows/policy-view.ts';
import { choicesAfterwards, choicesOf } from './choices.ts';
import { doingNow, explanationOf, isInside } from './explanation.ts';
import { enrollmentForm, resyncForm, sessionCodeForm } from './forms.ts';
import { ACTIONS } from './ids.ts';
import { remarksOf, resultsOf, resultsView } from './results.ts';
import { takeHome } from './take-home.ts';
import { continueWithMfa, windowOf } from './window.ts';

/** How the lesson assume-role looks. */
export const assumeRoleFace: Face<AssumeRoleState> = {
  ...phoneFace,
  id: 'assume-role',
  about: ({ assumeRole }) => ({ ...assumeRole.about, minutes: 3 }),
  forms: [enrollmentForm, sessionCodeForm, resyncForm],
  pageTurns: [continueWithMfa],
  readings: [
    whyTwoCodes,
    answerToQuestion(ACTIONS.whyTrust, ({ assumeRole }) => assumeRole.whyTrust),
    about<AssumeRoleState>(ACTIONS.showResults, ({ state }, text) => resultsView(state, text)),
    about<AssumeRoleState>(
      ACTIONS.showPolicy,
      ({ demoId, state }, text) => {
        const userArn = state.device ? userArnOf(state) : userNameOf({ demoId });
        return policyView(trustWithMfa(userArn), 'aws:MultiFactorAuthPresent', text.assumeRole.policy, text);
      },
      (text) => text.takeHome.gone,
    ),
  ],
  takeHome,
  waitsIn: ['awaiting-enrollment', 'awaiting-session-code', 'awaiting-resync', 'proved'],
  where: ({ stage }, { assumeRole }) => assumeRole.where[stage as Stage],
  whereForAdmins: ({ stage }, { assumeRole }) => assumeRole.whereForAdmins[stage as Stage],
  steps: [
    { ...testUser, name: ({ assumeRole }) => assumeRole.steps.user },
    { ...connecting, name: ({ assumeRole }) => assumeRole.steps.phone },
    {
      name: ({ assumeRole }) => assumeRole.steps.without,
      stages: [],
      isDone: ({ state }) => answerTo('no-code', state)?.outcome === 'denied',
    },
    { ...exchanging, name: ({ assumeRole }) => assumeRole.steps.with, isDone: ({ state }) => isInside(state) },
    {
      name: ({ assumeRole }) => assumeRole.steps.inside,
      stages: [],
      isDone: ({ state }) => answerTo('role-asked-for-mfa', state) !== undefined,
    },
  ],
  guessable: ({ assumeRole: { credentials } }) => ({ 'role-asked-for-mfa': credentials['role-asked-for-mfa'] }),
  doing: doingNow,
  result: ({ stage, state }, { assumeRole: { worked, didNotWork } }) =>
    stage === 'proved' ? (isProved(state) ? worked : didNotWork) : undefined,
  toGo: ({ stage }, { assumeRole: { toGo } }) => toGo[stage as keyof typeof toGo],
  rule: ({ assumeRole }) => assumeRole.rule,
  explanation: explanationOf,
  table: resultsOf,
  remarks: remarksOf,
  afterword: (demo, text) => phoneAfterword(demo, isInside(demo.state), text),
  isAlarming: ({ state }) => state.answers.some(isSurprising),
  alarm: ({ assumeRole }) => assumeRole.surprise,
  hasSucceeded: ({ state }) => isProved(state),
  choices: choicesOf,
  choicesAfterwards,
  window: windowOf,
};
