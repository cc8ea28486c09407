import * as z from 'zod';
import { secret } from '../secret.ts';
import { MOST_TRIES } from './codes/tries.ts';

/**
 * Why codes were refused. Records contain these ids, so do not delete an id or the sentence for it in Slack, even if no
 * code uses the id any more.
 */
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

/** The stages of all lessons with a phone, up to the first code that is exchanged for temporary credentials. */
export type MfaUserStage =
  | 'preparing'
  | 'awaiting-enrollment'
  | 'enrolling'
  | 'awaiting-session-code'
  | 'awaiting-resync'
  | 'resyncing';

const epochMs = z.int().nonnegative();

/**
 * The fields of the state of all lessons with a phone. A lesson adds its own fields. The store encrypts the values that
 * `secret` marks.
 */
export const mfaUserFields = {
  device: z.strictObject({ serialNumber: z.string(), seed: secret.optional() }).optional(),
  accountId: z.string().optional(),
  /** When the picture with the QR code was uploaded. */
  uploadedAt: epochMs.optional(),
  /** The access key, as long as an attempt still needs it. */
  accessKey: z.strictObject({ id: z.string(), secret, issuedAt: epochMs }).optional(),
  /** The temporary credentials with MFA, as long as an attempt still needs them. */
  session: z
    .strictObject({ accessKeyId: z.string(), secretAccessKey: secret, sessionToken: secret, issuedAt: epochMs })
    .optional(),
  /** When AWS registered the device. */
  enrolledAt: epochMs.optional(),
  /**
   * The typed codes. `sent` is saved before the codes go to AWS. So after a crash, codes that AWS may have got are not
   * sent again.
   */
  pending: z.strictObject({ codes: z.array(secret), sent: z.boolean(), typedAt: epochMs.optional() }).optional(),
  /**
   * The newest right pair of codes. `step`: the 30-second step of its second code. `offSteps`: this step minus the step
   * in which the pair was typed.
   */
  newestPair: z.strictObject({ step: z.int().nonnegative(), offSteps: z.int() }).optional(),
  /** By how many 30-second steps the phone's clock is off: AWS computed this from the pair that connected the phone. */
  learnedSteps: z.int().optional(),
  /** How many session codes AWS has refused as wrong. A resync sets it to one (see `RESYNCED`). */
  sessionRefusals: z.int().nonnegative().optional(),
  /** When the last resync was sent to AWS. */
  resyncedAt: epochMs.optional(),
  /** Set if the bot may not resync devices in this account. */
  resync: z.literal('not-allowed').optional(),
  /** The times at which codes were sent to AWS, the newest time last. */
  tries: z.array(epochMs).max(MOST_TRIES).optional(),
};

const mfaUserState = z.strictObject(mfaUserFields);
export type MfaUserState = z.infer<typeof mfaUserState>;
