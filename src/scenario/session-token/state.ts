import * as z from 'zod';
import type { Demo } from '../demo.ts';
import { mfaUserFields } from '../mfa-user/state.ts';

export const STAGES = [
  'preparing',
  'awaiting-enrollment',
  'enrolling',
  'awaiting-session-code',
  'awaiting-resync',
  'resyncing',
  'proving',
  'proved',
] as const;
export type Stage = (typeof STAGES)[number];

/** Which credentials a proof tries: the three states of `aws:MultiFactorAuthPresent`. */
export const MFA_STATES = ['long-term key', 'session without MFA', 'session with MFA'] as const;
export type MfaState = (typeof MFA_STATES)[number];

/** `before` MFA was used, `with` it, and `after`: only the last is conclusive, since a policy that AWS has not spread yet denies too. */
export const PROOF_ROUNDS = ['before', 'with', 'after'] as const;
export type ProofRound = (typeof PROOF_ROUNDS)[number];

const epochMs = z.int().nonnegative();

const guess = z.enum(['allowed', 'denied']);

const proof = z.strictObject({
  round: z.enum(PROOF_ROUNDS),
  mfaState: z.enum(MFA_STATES),
  outcome: z.enum(['allowed', 'denied']),
  /** AWS's error code when denied. */
  errorCode: z.string().optional(),
  at: epochMs,
});

/** What this lesson remembers of a demo. `secret` marks what is sealed in the store and destroyed as soon as it has served. */
export const sessionTokenState = z.strictObject({
  ...mfaUserFields,
  proofs: z.array(proof),
  /** Made before the answer was known; none where the question was skipped. */
  guesses: z.partialRecord(z.enum(MFA_STATES), guess).optional(),
  /** The buckets that the session with MFA could list: the first ten by name, and how many there are. */
  buckets: z.strictObject({ names: z.array(z.string()), count: z.int().nonnegative() }).optional(),
});

export type SessionTokenState = z.infer<typeof sessionTokenState>;
export type Proof = z.infer<typeof proof>;
export type SessionTokenDemo = Demo<SessionTokenState>;

/** The only credentials that may list the buckets. */
const MAY_LIST: MfaState = 'session with MFA';

/** Says whether AWS allowed what it must deny. */
export function isSurprising({ mfaState, outcome }: Pick<Proof, 'mfaState' | 'outcome'>): boolean {
  return mfaState !== MAY_LIST && outcome === 'allowed';
}

/** Says whether each of the three credentials got its conclusive answer from AWS, and the expected one. */
export function isProved({ proofs }: Pick<SessionTokenState, 'proofs'>): boolean {
  const has = (round: ProofRound, mfaState: MfaState, outcome: Proof['outcome']) =>
    proofs.some((proof) => proof.round === round && proof.mfaState === mfaState && proof.outcome === outcome);
  const isDenied = (mfaState: MfaState) => has('after', mfaState, 'denied');
  return (
    !proofs.some(isSurprising) &&
    has('with', MAY_LIST, 'allowed') &&
    MFA_STATES.every((one) => one === MAY_LIST || isDenied(one))
  );
}
