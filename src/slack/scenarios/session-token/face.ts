import { isProved, isSurprising, type SessionTokenState, type Stage } from '../../../scenario/session-token/state.ts';
import type { Face } from '../../messages/face.ts';
import { phoneAfterword, phoneFace } from '../mfa-user/phone-face.ts';
import { choicesAfterwards, choicesOf } from './choices.ts';
import { doingNow, explanationOf } from './explanation.ts';
import { enrollmentForm, resyncForm, sessionCodeForm } from './forms.ts';
import { readings } from './readings.ts';
import { hasWorked, remarksOf, resultsOf } from './results.ts';
import { steps } from './steps.ts';
import { takeHome } from './take-home.ts';
import { continueWithMfa, windowOf } from './window.ts';

/** How the lesson session-token looks. */
export const sessionTokenFace: Face<SessionTokenState> = {
  ...phoneFace,
  id: 'session-token',
  about: ({ sessionToken }) => ({ ...sessionToken.about, minutes: 2 }),
  forms: [enrollmentForm, sessionCodeForm, resyncForm],
  pageTurns: [continueWithMfa],
  readings,
  takeHome,
  waitsIn: ['awaiting-enrollment', 'awaiting-session-code', 'awaiting-resync', 'proved'],
  where: ({ stage }, { sessionToken }) => sessionToken.where[stage as Stage],
  whereForAdmins: ({ stage }, { sessionToken }) => sessionToken.whereForAdmins[stage as Stage],
  steps,
  guessable: ({ sessionToken }) => sessionToken.credentials,
  doing: doingNow,
  result: ({ stage, state }, { sessionToken: { worked, didNotWork } }) =>
    stage === 'proved' ? (hasWorked(state) ? worked : didNotWork) : undefined,
  toGo: ({ stage }, { sessionToken: { toGo } }) => toGo[stage as keyof typeof toGo],
  rule: ({ sessionToken }) => sessionToken.rule,
  explanation: explanationOf,
  table: resultsOf,
  remarks: remarksOf,
  afterword: (demo, text) => {
    const { ownUserUrl, buttons } = text.sessionToken;
    const hadCredentials = demo.state.proofs.some(({ round }) => round === 'with');
    const ownUser = hasWorked(demo.state) ? [`<${ownUserUrl}|${buttons.ownUser}>`] : [];
    return [...phoneAfterword(demo, hadCredentials, text), ...ownUser];
  },
  isAlarming: ({ state }) => state.proofs.some(isSurprising),
  alarm: ({ sessionToken }) => sessionToken.surprise,
  hasSucceeded: ({ state }) => isProved(state),
  choices: choicesOf,
  choicesAfterwards,
  window: windowOf,
};
