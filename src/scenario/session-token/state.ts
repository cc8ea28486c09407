import { z } from 'zod';
import type { Demo } from '../demo.ts';
import { secret } from '../secret.ts';
import { MOST_TRIES } from './codes/tries.ts';

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

/** Why codes were not accepted. Records keep these words: one that is no longer given keeps its sentence. */
export const REFUSALS = [
  'code-1-wrong',
  'code-1-one-digit',
  'code-1-digits-swapped',
  'code-2-wrong',
  'code-2-one-digit',
  'code-2-digits-swapped',
  'both-codes-mistyped',
  'same-code-twice',
  'codes-swapped',
  'codes-not-adjacent',
  'code-1-too-old',
  'code-2-too-old',
  'codes-too-old',
  'codes-waited',
  'clock-ahead',
  'clock-behind',
  'codes-not-of-this-device',
  'codes-refused-by-aws',
  'session-code-wrong-or-used',
  'session-code-after-clock-change',
  'session-code-out-of-sync',
  'session-code-refused-again',
  'session-code-sync-later',
  'session-code-waited',
  'resync-codes-refused',
  'resync-codes-waited',
  'resync-codes-too-early',
  'resync-not-allowed',
  'device-not-known-yet',
  'tries-used-up',
  'too-many-tries',
  'interrupted',
] as const;
export type Refusal = (typeof REFUSALS)[number];

const epochMs = z.int().nonnegative();

const guess = z.enum(['allowed', 'denied']);
/** What S3 will answer, as the participant expects it. */
export type Guess = z.infer<typeof guess>;

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
  device: z.strictObject({ serialNumber: z.string(), seed: secret.optional() }).optional(),
  accountId: z.string().optional(),
  /** The long-term key, while proofs still need it. */
  accessKey: z.strictObject({ id: z.string(), secret, issuedAt: epochMs }).optional(),
  /** The session bought with MFA, until its proof is taken. */
  session: z
    .strictObject({ accessKeyId: z.string(), secretAccessKey: secret, sessionToken: secret, issuedAt: epochMs })
    .optional(),
  /** When AWS registered the device. */
  enrolledAt: epochMs.optional(),
  /** What the person typed. `sent` is set before the codes go to AWS: a code is never sent twice, not even after a crash. */
  pending: z.strictObject({ codes: z.array(secret), sent: z.boolean(), typedAt: epochMs.optional() }).optional(),
  /** Where the newest right pair of codes lay: the 30-second step of its second code, and how many steps that was from the time. */
  newestPair: z.strictObject({ step: z.int().nonnegative(), offSteps: z.int() }).optional(),
  /** How many steps AWS takes the phone's clock to be off: from the pair that connected it, and when AWS got that. */
  learnedSteps: z.int().optional(),
  /** How many session codes AWS has refused. */
  sessionRefusals: z.int().nonnegative().optional(),
  /** When AWS was last asked to learn the phone's clock anew. */
  resyncedAt: epochMs.optional(),
  /** What is known of resyncing in this account. */
  resync: z.literal('not-allowed').optional(),
  /** When codes were sent to AWS, the newest last. */
  tries: z.array(epochMs).max(MOST_TRIES).optional(),
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
