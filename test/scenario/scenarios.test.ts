import { assumeRole } from '../../src/scenario/assume-role/scenario.ts';
import type { AssumeRoleState } from '../../src/scenario/assume-role/state.ts';
import { mfaAge } from '../../src/scenario/mfa-age/scenario.ts';
import type { MfaAgeState } from '../../src/scenario/mfa-age/state.ts';
import { policyTry } from '../../src/scenario/policy-try/scenario.ts';
import type { PolicyTryState } from '../../src/scenario/policy-try/state.ts';
import { sessionToken } from '../../src/scenario/session-token/scenario.ts';
import { assumeRoleFace } from '../../src/slack/scenarios/assume-role/face.ts';
import { mfaAgeFace } from '../../src/slack/scenarios/mfa-age/face.ts';
import { policyTryFace } from '../../src/slack/scenarios/policy-try/face.ts';
import { sessionTokenFace } from '../../src/slack/scenarios/session-token/face.ts';
import { describeFace } from '../contract/face.ts';
import { fullDemo } from '../contract/sample-demos.ts';
import { describeScenario } from '../contract/scenario.ts';

describeScenario(sessionToken, fullDemo().state);
describeFace(sessionTokenFace, sessionToken);

describeScenario(assumeRole, fullAssumeRole());
describeFace(assumeRoleFace, assumeRole);

describeScenario(mfaAge, fullMfaAge());
describeFace(mfaAgeFace, mfaAge);

describeScenario(policyTry, fullPolicyTry());
describeFace(policyTryFace, policyTry);

/** Returns the part of the state that all lessons with a phone have, with every secret. */
function fullPhone() {
  const { proofs: _, guesses: __, buckets: ___, ...phone } = fullDemo().state;
  return phone;
}

function fullAssumeRole(): AssumeRoleState {
  const answers: AssumeRoleState['answers'] = [{ attempt: 'no-code', outcome: 'denied', errorCode: 'AccessDenied' }];
  const times = { roleMadeAt: 1_790_000_060_000, askedForMfaAt: 1_790_000_300_000 };
  return { ...fullPhone(), answers, ...times, bucketCount: 12, guess: 'denied' };
}

function fullMfaAge(): MfaAgeState {
  return { ...fullPhone(), answers: [{ attempt: 'new-code', outcome: 'allowed', ageSeconds: 2 }], guess: 'denied' };
}

function fullPolicyTry(): PolicyTryState {
  const { session, ...phone } = fullPhone();
  const sessions = { session, plainSession: session, roleSession: session };
  const policy = '{"Version":"2012-10-17","Statement":[]}';
  return { ...phone, ...sessions, policy, simulated: { accessKey: 'denied' }, answers: { accessKey: 'allowed' } };
}
