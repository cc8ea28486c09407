import type { ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import { ATTEMPTS as ROLE_ATTEMPTS } from '../../../src/scenario/assume-role/state.ts';
import { ATTEMPTS as AGE_ATTEMPTS } from '../../../src/scenario/mfa-age/state.ts';
import { MFA_STATES } from '../../../src/scenario/session-token/state.ts';
import { context } from '../../../src/slack/messages/blocks.ts';
import * as assumeRole from '../../../src/slack/scenarios/assume-role/results.ts';
import * as mfaAge from '../../../src/slack/scenarios/mfa-age/results.ts';
import { resultsView } from '../../../src/slack/scenarios/session-token/results-view.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { sampleDemo } from '../sample-demos.ts';

const text = textOf('en');
const { state } = sampleDemo('proved');
const denied = { outcome: 'denied', errorCode: 'AccessDenied' } as const;

/** Returns the names of the sentences that the window shows as context blocks. */
function shownIn({ blocks }: ModalView, sentences: Readonly<Record<string, string>>): string[] {
  const shown = blocks.map((block) => JSON.stringify(block));
  return Object.entries(sentences)
    .filter(([, sentence]) => shown.includes(JSON.stringify(context(sentence))))
    .map(([name]) => name);
}

// A service control policy of the organization can deny a call that the policies of the lesson allow.
test('if AWS denies every call, the results window has a reason only below the denials that the lesson expects', () => {
  const proofs = MFA_STATES.map((mfaState) => ({ ...denied, round: 'with' as const, mfaState, at: 1 }));
  expect(shownIn(resultsView({ ...state, proofs }, text), text.sessionToken.whyAnswer)).toEqual([
    'long-term key',
    'session without MFA',
  ]);

  const ofRole = ROLE_ATTEMPTS.map((attempt) => ({ ...denied, attempt }));
  expect(shownIn(assumeRole.resultsView({ ...state, answers: ofRole }, text), text.assumeRole.whyAnswer)).toEqual([
    'access-key',
    'no-code',
    'role-asked-for-mfa',
  ]);

  const ofAge = AGE_ATTEMPTS.map((attempt) => ({ ...denied, attempt }));
  expect(shownIn(mfaAge.resultsView({ ...state, answers: ofAge }, text), text.mfaAge.whyAnswer)).toEqual([
    'access-key',
    'old-code',
  ]);
});

test('before the first call, the results window has no reasons', () => {
  expect(shownIn(resultsView({ ...state, proofs: [] }, text), text.sessionToken.whyAnswer)).toEqual([]);
  expect(shownIn(assumeRole.resultsView({ ...state, answers: [] }, text), text.assumeRole.whyAnswer)).toEqual([]);
  expect(shownIn(mfaAge.resultsView({ ...state, answers: [] }, text), text.mfaAge.whyAnswer)).toEqual([]);
});
