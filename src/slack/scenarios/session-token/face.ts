import { deviceNameOf } from '../../../scenario/naming.ts';
import { isProved, isSurprising, type SessionTokenState, type Stage } from '../../../scenario/session-token/state.ts';
import type { Face } from '../../messages/face.ts';
import { refusalText } from '../mfa-user/refusal.ts';
import { choicesAfterwards, choicesOf } from './choices.ts';
import { doingNow, explanationOf } from './explanation.ts';
import { enrollmentForm, resyncForm, sessionCodeForm } from './forms.ts';
import { readings } from './readings.ts';
import { hasWorked, remarksOf, resultsOf } from './results.ts';
import { stepsOf } from './steps.ts';
import { continueWithMfa, windowOf } from './window.ts';

/** What the lesson session-token looks like: its table of contents. */
export const sessionTokenFace: Face<SessionTokenState> = {
  id: 'session-token',
  about: ({ sessionToken }) => ({ ...sessionToken.about, minutes: 2 }),
  forms: [enrollmentForm, sessionCodeForm, resyncForm],
  pageTurns: [continueWithMfa],
  readings,
  waitsIn: ['awaiting-enrollment', 'awaiting-session-code', 'awaiting-resync', 'proved'],
  restsAt: 'proved',
  where: ({ stage }, { sessionToken }) => sessionToken.where[stage as Stage],
  whereForAdmins: ({ stage }, { sessionToken }) => sessionToken.whereForAdmins[stage as Stage],
  steps: stepsOf,
  doing: doingNow,
  result: ({ stage, state }, { sessionToken: { worked, didNotWork } }) =>
    stage === 'proved' ? (hasWorked(state) ? worked : didNotWork) : undefined,
  toGo: ({ stage }, { sessionToken: { toGo } }) => toGo[stage as keyof typeof toGo],
  rule: ({ sessionToken }) => sessionToken.rule,
  explanation: explanationOf,
  showsQrIn: 'awaiting-enrollment',
  qr: ({ sessionToken: { qrAlt, qrSecret }, refused }) => ({ alt: qrAlt, below: qrSecret, instead: refused.enterKey }),
  refusal: refusalText,
  table: resultsOf,
  remarks: remarksOf,
  afterword: (demo, { sessionToken }) => {
    const { proofs, device } = demo.state;
    const hadCredentials = proofs.some(({ round }) => round === 'with');
    return [
      ...(hadCredentials ? [sessionToken.credentialsArePowerless] : []),
      ...(device ? [sessionToken.forgetEntry(deviceNameOf(demo))] : []),
      ...(hasWorked(demo.state) ? [`<${sessionToken.ownUserUrl}|${sessionToken.buttons.ownUser}>`] : []),
    ];
  },
  isAlarming: ({ state }) => state.proofs.some(isSurprising),
  alarm: ({ sessionToken }) => sessionToken.surprise,
  hasSucceeded: ({ state }) => isProved(state),
  choices: choicesOf,
  choicesAfterwards,
  isChecking: ({ stage, state }) => stage === 'enrolling' && state.enrolledAt === undefined,
  window: windowOf,
};
