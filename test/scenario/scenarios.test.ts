import { mfaAge } from '../../src/scenario/mfa-age/scenario.ts';
import type { MfaAgeState } from '../../src/scenario/mfa-age/state.ts';
import { sessionToken } from '../../src/scenario/session-token/scenario.ts';
import { mfaAgeFace } from '../../src/slack/scenarios/mfa-age/face.ts';
import { sessionTokenFace } from '../../src/slack/scenarios/session-token/face.ts';
import { describeFace } from '../contract/face.ts';
import { fullDemo } from '../contract/sample-demos.ts';
import { describeScenario } from '../contract/scenario.ts';

describeScenario(sessionToken, fullDemo().state);
describeFace(sessionTokenFace, sessionToken);

describeScenario(mfaAge, fullMfaAge());
describeFace(mfaAgeFace, mfaAge);

/** With every secret that this lesson can remember. */
function fullMfaAge(): MfaAgeState {
  const { proofs: _, guesses: __, buckets: ___, ...phone } = fullDemo().state;
  return { ...phone, answers: [{ attempt: 'new-code', outcome: 'allowed', ageSeconds: 2 }], guess: 'denied' };
}
