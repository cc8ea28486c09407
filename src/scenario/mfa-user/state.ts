import * as z from 'zod';
import { secret } from '../secret.ts';
import { MOST_TRIES } from './codes/tries.ts';

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
  'role-not-ready',
  'tries-used-up',
  'too-many-tries',
  'interrupted',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The stages of every lesson with a phone, up to the first code that is exchanged for temporary credentials. */
export type MfaUserStage =
  | 'preparing'
  | 'awaiting-enrollment'
  | 'enrolling'
  | 'awaiting-session-code'
  | 'awaiting-resync'
  | 'resyncing';

const epochMs = z.int().nonnegative();

/** What every lesson with a test user and a phone remembers: a lesson adds its own fields to these. `secret` marks what is sealed. */
export const mfaUserFields = {
  device: z.strictObject({ serialNumber: z.string(), seed: secret.optional() }).optional(),
  accountId: z.string().optional(),
  /** When the picture with the QR code was uploaded. */
  uploadedAt: epochMs.optional(),
  /** The long-term key, while a try still needs it. */
  accessKey: z.strictObject({ id: z.string(), secret, issuedAt: epochMs }).optional(),
  /** The temporary credentials with MFA, while a try still needs them. */
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
  /** When AWS was last asked to learn the phone's clock once more. */
  resyncedAt: epochMs.optional(),
  /** What is known of resyncing in this account. */
  resync: z.literal('not-allowed').optional(),
  /** When codes were sent to AWS, the newest last. */
  tries: z.array(epochMs).max(MOST_TRIES).optional(),
};

const mfaUserState = z.strictObject(mfaUserFields);
export type MfaUserState = z.infer<typeof mfaUserState>;
