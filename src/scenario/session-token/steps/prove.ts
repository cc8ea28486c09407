import { UpstreamError } from '../../../errors.ts';
import type { Demo } from '../../demo.ts';
import { accessKeyOf } from '../../mfa-user/steps/settle.ts';
import type { ListBucketsOutcome } from '../../ports/aws-account.ts';
import { done, type Step, type StepResult, tryAgainSoon } from '../../step.ts';
import type { MfaState, Proof, ProofRound, SessionTokenState } from '../state.ts';

type RoundWithoutMfa = Extract<ProofRound, 'before' | 'after'>;

/** Shows the answers that are saved so far. Then tries the access key, which must be denied. */
function withKey(round: RoundWithoutMfa): Step<SessionTokenState>['perform'] {
  return async ({ aws, clock, demo, messenger }) => {
    await messenger.showDemo(demo);
    const listed = await aws.listBuckets(accessKeyOf(demo.state));
    return taken(demo, proof(round, 'long-term key', listed, clock.now()));
  };
}

/**
 * Shows the answers that are saved so far. Then tries temporary credentials that were requested without a code, which
 * must be denied.
 */
function withSession(round: RoundWithoutMfa): Step<SessionTokenState>['perform'] {
  return async ({ aws, clock, demo, messenger }) => {
    await messenger.showDemo(demo);
    const session = await aws.getSessionToken(accessKeyOf(demo.state));
    if (session.outcome !== 'issued')
      throw new UpstreamError('aws', session.outcome, 'AWS issued no temporary credentials without MFA');
    const listed = await aws.listBuckets(session.credentials);
    const one = proof(round, 'session without MFA', listed, clock.now());
    // After the last proof, delete the access key from the record.
    return taken(demo, one, round === 'after' ? { accessKey: undefined } : {});
  };
}

function taken(
  demo: Demo<SessionTokenState>,
  one: Proof,
  changes: Partial<SessionTokenState> = {},
): StepResult<SessionTokenState> {
  return done<SessionTokenState>({ ...changes, proofs: [...demo.state.proofs, one] }, [one]);
}

export const proveKeyBefore: Step<SessionTokenState> = { id: 'prove-key-before', perform: withKey('before') };
export const proveSessionBefore: Step<SessionTokenState> = {
  id: 'prove-session-before',
  perform: withSession('before'),
};
/** Repeats the proofs after the success: the earlier denials may mean that AWS had not spread the policy yet. */
export const proveKeyAfter: Step<SessionTokenState> = { id: 'prove-key-after', perform: withKey('after') };
export const proveSessionAfter: Step<SessionTokenState> = { id: 'prove-session-after', perform: withSession('after') };

/**
 * Tries the temporary credentials with MFA. A denial counts only when AWS has had time to spread the policy. Until then
 * the step tries the same credentials again, and the person need not enter a second code.
 */
export const proveWithMfa: Step<SessionTokenState> = {
  id: 'prove-with-mfa',
  perform: async ({ demo, aws, clock, settings }) => {
    const { session, proofs } = demo.state;
    if (!session) throw new Error('the proof with MFA needs temporary credentials');
    const listed = await aws.listBuckets(session);
    const mayStillSpread = clock.now() < session.issuedAt + settings.policySettleMs;
    if (listed.outcome === 'denied' && mayStillSpread) return tryAgainSoon(clock.now());
    const taken = proof('with', 'session with MFA', listed, clock.now());
    const buckets = listed.outcome === 'allowed' ? listed.buckets : undefined;
    return done({ proofs: [...proofs, taken], session: undefined, buckets }, [taken]);
  },
};

function proof(round: ProofRound, mfaState: MfaState, listed: ListBucketsOutcome, at: number): Proof {
  const errorCode = listed.outcome === 'denied' ? listed.errorCode : undefined;
  return { round, mfaState, outcome: listed.outcome, errorCode, at };
}
