import { UpstreamError } from '../../../errors.ts';
import type { MfaState, Proof, ProofRound } from '../../demo.ts';
import type { Credentials, ListBucketsOutcome } from '../../ports/aws-account.ts';
import { done, notYet, refused, type Step, type StepContext } from '../../step.ts';
import { longTermKeyOf } from './settle.ts';

const POLL_MS = 1000;

/** The two proofs that must be denied: the raw key, and a session bought with it but without a code. */
function withoutMfa(round: Extract<ProofRound, 'before' | 'after'>): Step['perform'] {
  return async ({ demo, aws, clock }) => {
    const longTermKey = longTermKeyOf(demo);
    const raw = proof(round, 'long-term key', await aws.listBuckets(longTermKey), clock.now());
    const session = await aws.getSessionToken(longTermKey);
    if (session.outcome !== 'issued')
      throw new UpstreamError('aws', session.outcome, 'no session without MFA was issued');
    const listed = await aws.listBuckets(session.credentials);
    const proofs = [...demo.proofs, raw, proof(round, 'session without MFA', listed, clock.now())];
    // After the last proof nobody needs the long-term key any more.
    return done(round === 'after' ? { proofs, accessKey: undefined } : { proofs });
  };
}

export const proveBefore: Step = { id: 'prove-without-mfa-before', perform: withoutMfa('before') };
/** Only these are conclusive: a policy that AWS had not spread yet would have denied the earlier ones too. */
export const proveAfter: Step = { id: 'prove-without-mfa-after', perform: withoutMfa('after') };

/** Buys the one session that carries MFA. The code is sent once, and not before STS can know the device. */
export const buySession: Step = {
  id: 'buy-session',
  perform: async (context) => {
    const { demo, aws, clock, settings, checkpoint } = context;
    const { device, pending } = demo;
    if (!device) throw new Error('a session was to be bought before the device was enrolled');
    const code = pending?.codes[0];
    if (!code || pending.sent) return refused('interrupted');
    const settledAt = (demo.enrolledAt ?? 0) + settings.deviceSettleMs;
    if (clock.now() < settledAt) return notYet(settledAt);

    await checkpoint({ pending: { codes: [], sent: true } });
    const mfa = { serialNumber: device.serialNumber, code };
    const bought = await aws.getSessionToken(longTermKeyOf(demo), mfa);
    if (bought.outcome !== 'issued') {
      return refused(bought.outcome === 'code-refused' ? 'session-code-wrong-or-used' : 'device-not-known-yet');
    }
    return done({ session: sessionOf(bought.credentials, clock.now()), pending: undefined, lastRefusal: undefined });
  },
};

/** A denial counts only when the policy has had time to spread; the session needs no second code for that. */
export const proveWithMfa: Step = {
  id: 'prove-with-mfa',
  perform: async ({ demo, aws, clock, settings }) => {
    const { session } = demo;
    if (!session) throw new Error('the proof with MFA was to be taken without a session');
    const listed = await aws.listBuckets(session);
    const mayStillSpread = clock.now() < session.issuedAt + settings.policySettleMs;
    if (listed.outcome === 'denied' && mayStillSpread) return notYet(clock.now() + POLL_MS);
    const proofs = [...demo.proofs, proof('with', 'session with MFA', listed, clock.now())];
    return done({ proofs, session: undefined, buckets: listed.outcome === 'allowed' ? listed.buckets : undefined });
  },
};

function proof(round: ProofRound, mfaState: MfaState, listed: ListBucketsOutcome, at: number): Proof {
  const errorCode = listed.outcome === 'denied' ? listed.errorCode : undefined;
  return { round, mfaState, outcome: listed.outcome, errorCode, at };
}

function sessionOf(credentials: Credentials, issuedAt: number): StepContext['demo']['session'] {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  if (!sessionToken) throw new UpstreamError('aws', 'NoSessionToken', 'the session came without its token');
  return { accessKeyId, secretAccessKey, sessionToken, issuedAt };
}
