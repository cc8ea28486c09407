import { expect, test } from 'vitest';
import { sessionToken } from '../../../src/scenario/session-token/scenario.ts';
import type { Proof } from '../../../src/scenario/session-token/state.ts';
import { AFTER, BEFORE, WITH } from '../../slack/sample-demos.ts';

const allowed = (proof: Proof): Proof => ({ ...proof, outcome: 'allowed' });
const denied = (proof: Proof): Proof => ({ ...proof, outcome: 'denied' });
const all = [...BEFORE, WITH, ...AFTER];

test.each<[string, Proof[], string | undefined]>([
  ['nothing was tried', [], undefined],
  ['there are only denials that may have been too early', BEFORE, undefined],
  ['the denials were not repeated', [...BEFORE, WITH], undefined],
  ['only one denial was repeated', [...BEFORE, WITH, AFTER[0]!], undefined],
  ['all three answers are as expected', all, 'as-expected'],
  ['the policy was not active everywhere at first', [...BEFORE, denied(WITH), WITH, ...AFTER], 'as-expected'],
  ['the call was never allowed', [...BEFORE, denied(WITH), ...AFTER], undefined],
  ['the call was allowed without MFA', [...all, allowed(BEFORE[0]!)], undefined],
])('the lesson has a result only if all answers are as expected and conclusive: %s', (_story, proofs, result) => {
  expect(sessionToken.result?.({ proofs })).toBe(result);
});
