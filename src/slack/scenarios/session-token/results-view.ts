import type { ModalView } from '@slack/types';
import { isAsExpected, MFA_STATES, type SessionTokenState } from '../../../scenario/session-token/state.ts';
import type { Text } from '../../text/en.ts';
import * as kit from '../mfa-user/windows/results-views.ts';
import { hasWorked, newestOf, remarksOf, tableOf } from './results.ts';

/**
 * Shows the results, a reason below each result that is as expected, and the answers to two questions: why
 * temporary credentials can be denied, and why a missing condition key is not the same as `false`.
 */
export function resultsView(state: SessionTokenState, text: Text): ModalView {
  const { sessionToken: words } = text;
  const reasons = MFA_STATES.map((mfaState) => {
    const proof = newestOf(mfaState, state.proofs);
    return proof && isAsExpected(proof) ? words.whyAnswer[mfaState] : undefined;
  });
  const below = [words.why.temporary, words.why.absent];
  return kit.resultsView({ ...resultOf(state, text), reasons, below }, text);
}

/** Returns the window after the last result. */
export function provedView(state: SessionTokenState, text: Text): ModalView {
  const { compare, onlyDenied } = text.sessionToken;
  const says = [hasWorked(state) ? compare : onlyDenied];
  const remarks = remarksOf({ phase: 'running', stage: 'proved', state }, text);
  return kit.provedView({ ...resultOf(state, text), says, remarks }, text);
}

function resultOf(state: SessionTokenState, text: Text) {
  return { hasWorked: hasWorked(state), table: tableOf(state, text), words: text.sessionToken };
}
