import { UpstreamError } from '../../../errors.ts';
import { longTermKeyOf } from '../../mfa-user/steps/settle.ts';
import type { ListBucketsOutcome } from '../../ports/aws-account.ts';
import { done, type Step, type StepContext, type StepResult, tryAgainSoon } from '../../step.ts';
import type { MfaState, Proof, ProofRound, SessionTokenState } from '../state.ts';

type Context = StepContext<SessionTokenState>;
type RoundWithoutMfa = Extract<ProofRound, 'before' | 'after'>;

/** Tries the access key, which must be denied. */
function withKey(round: RoundWithoutMfa): Step<SessionTokenState>['perform'] {
  return async (context) => {
    const listed = await context.aws.listBuckets(longTermKeyOf(context.demo.state));
    return taken(context, proof(round, 'long-term key', listed, context.clock.now()));
  };
}

/** Tries temporary credentials that were requested without a code, which must be denied. */
function withSession(round: RoundWithoutMfa): Step<SessionTokenState>['perform'] {
  return async (context) => {
    const { aws, clock, demo } = context;
    const session = await aws.getSessionToken(longTermKeyOf(demo.state));
    if (session.outcome !== 'issued')
      throw new UpstreamError('aws', session.outcome, 'no session without MFA was issued');
    const listed = await aws.listBuckets(session.credentials);
    const one = proof(round, 'session without MFA', listed, clock.now());
    // After the last proof nobody needs the access key any more.
    return taken(context, one, round === 'after' ? { accessKey: undefined } : {});
  };
}

/** The participant sees each answer when it is there. */
async function taken(
  { demo, messenger }: Context,
  one: Proof,
  changes: Partial<SessionTokenState> = {},
): Promise<StepResult<SessionTokenState>> {
  await messenger.showDemo(demo);
  return done<SessionTokenState>({ ...changes, proofs: [...demo.state.proofs, one] }, [one]);
}

export const proveKeyBefore: Step<SessionTokenState> = { id: 'prove-key-before', perform: withKey('before') };
export const proveSessionBefore: Step<SessionTokenState> = {
  id: 'prove-session-before',
  perform: withSession('before'),
};
/** Only these are conclusive: a policy that AWS had not spread yet would have denied the earlier ones too. */
export const proveKeyAfter: Step<SessionTokenState> = { id: 'prove-key-after', perform: withKey('after') };
export const proveSessionAfter: Step<SessionTokenState> = { id: 'prove-session-after', perform: withSession('after') };

/** A denial counts only when the policy has had time to spread; the session needs no second code for that. */
export const proveWithMfa: Step<SessionTokenState> = {
  id: 'prove-with-mfa',
  perform: async ({ demo, aws, clock, settings }) => {
    const { session, proofs } = demo.state;
    if (!session) throw new Error('the proof with MFA was to be taken without a session');
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
