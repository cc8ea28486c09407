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

/** The credentials of a proof. They are the three states of `aws:MultiFactorAuthPresent`: absent, false and true. */
export const MFA_STATES = ['long-term key', 'session without MFA', 'session with MFA'] as const;
export type MfaState = (typeof MFA_STATES)[number];

/**
 * When a proof is taken: before the proof with MFA, as this proof, or after it. A denial `before` is not conclusive,
 * because AWS also denies while it has not spread the policy. A denial `after` is conclusive.
 */
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

/** The schema of this lesson's state. The store encrypts the values that `secret` marks. */
export const sessionTokenState = z.strictObject({
  ...mfaUserFields,
  proofs: z.array(proof),
  /** The participant's guesses, each made before the answer. A question that was skipped has no guess. */
  guesses: z.partialRecord(z.enum(MFA_STATES), guess).optional(),
  /** The buckets that were listed with MFA: the names of the first ten, and how many there are. */
  buckets: z.strictObject({ names: z.array(z.string()), count: z.int().nonnegative() }).optional(),
});

export type SessionTokenState = z.infer<typeof sessionTokenState>;
export type Proof = z.infer<typeof proof>;
export type SessionTokenDemo = Demo<SessionTokenState>;

/** The only credentials that may list the buckets. */
const MAY_LIST: MfaState = 'session with MFA';

/** Returns whether AWS allowed a call that it must deny. */
export function isSurprising({ mfaState, outcome }: Pick<Proof, 'mfaState' | 'outcome'>): boolean {
  return mfaState !== MAY_LIST && outcome === 'allowed';
}

/** Returns whether a proof has the expected outcome. */
export function isAsExpected({ mfaState, outcome }: Pick<Proof, 'mfaState' | 'outcome'>): boolean {
  return outcome === (mfaState === MAY_LIST ? 'allowed' : 'denied');
}

/** Returns whether AWS gave the expected, conclusive answer to each of the three kinds of credentials. */
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
