import { expect, test } from 'vitest';
import { sessionToken } from '../../../src/scenario/session-token/scenario.ts';
import type { Proof } from '../../../src/scenario/session-token/state.ts';
import { AFTER, BEFORE, WITH } from '../../slack/sample-demos.ts';

const allowed = (proof: Proof): Proof => ({ ...proof, outcome: 'allowed' });
const denied = (proof: Proof): Proof => ({ ...proof, outcome: 'denied' });
const all = [...BEFORE, WITH, ...AFTER];

test.each<[string, Proof[], string | undefined]>([
  ['nothing was tried', [], undefined],
  ['only refusals that may have been too early', BEFORE, undefined],
  ['allowed with the code, and the refusals not repeated', [...BEFORE, WITH], undefined],
  ['one refusal repeated, the other not', [...BEFORE, WITH, AFTER[0]!], undefined],
  ['all three answers as expected', all, 'as-expected'],
  ['denied first, since the policy was not everywhere yet', [...BEFORE, denied(WITH), WITH, ...AFTER], 'as-expected'],
  ['never allowed', [...BEFORE, denied(WITH), ...AFTER], undefined],
  ['allowed without MFA', [...all, allowed(BEFORE[0]!)], undefined],
])('%s', (_story, proofs, result) => {
  expect(sessionToken.result?.({ proofs })).toBe(result);
});
