import { phoneForms, phoneLesson, phoneStages, takeCodes } from '../mfa-user/lesson-parts.ts';
import { exchangeCode } from '../mfa-user/steps/exchange.ts';
import { putPolicy } from '../mfa-user/steps/settle.ts';
import { remind } from '../participant/remind.ts';
import type { Scenario, Submitted } from '../scenario.ts';
import { guessesMade, withGuesses } from './guesses.ts';
import { listBucketsWithMfa } from './policy.ts';
import { isProved, isSurprising, type SessionTokenState, sessionTokenState } from './state.ts';
import { proveKeyAfter, proveKeyBefore, proveSessionAfter, proveSessionBefore, proveWithMfa } from './steps/prove.ts';

const putMfaPolicy = putPolicy(({ deadlineAt }) => listBucketsWithMfa(deadlineAt));

/** The first lesson: one user, one policy, and three kinds of credentials. Only the last kind carries MFA. */
export const sessionToken: Scenario<SessionTokenState> = {
  ...phoneLesson,
  id: 'session-token',
  firstStage: 'preparing',
  firstState: { proofs: [] },
  stages: {
    ...phoneStages({ putPolicy: putMfaPolicy, triesWithoutCode: [proveKeyBefore, proveSessionBefore] }),
    proving: {
      steps: [putMfaPolicy, exchangeCode('buy-session'), proveWithMfa, proveKeyAfter, proveSessionAfter],
      onRefused: 'awaiting-session-code',
      detours: ['awaiting-resync'],
      next: 'proved',
      priority: 'code',
    },
    proved: { steps: [putMfaPolicy, remind], priority: 'preparing' },
  },
  forms: phoneForms<SessionTokenState>('proving', take),
  state: sessionTokenState,
  onMoreTime: [putMfaPolicy.id],
  isSurprise: ({ proofs }) => proofs.some(isSurprising),
  guesses: guessesMade,
  result: (state) => (isProved(state) ? 'as-expected' : undefined),
};

function take(submitted: Submitted<SessionTokenState>): Partial<SessionTokenState> {
  return { ...takeCodes(submitted), guesses: withGuesses(submitted.state, submitted.choices) };
}
