import * as z from 'zod';
import type { Demo } from '../demo.ts';
import { mfaUserFields } from '../mfa-user/state.ts';

export type Stage = 'preparing' | 'trying' | 'tried';

/**
 * The kinds of credentials with which the buckets are listed. `roleSession` belongs to a role, the others to a user.
 */
export const CREDENTIALS = ['accessKey', 'sessionWithoutMfa', 'sessionWithMfa', 'roleSession'] as const;
export type CredentialKind = (typeof CREDENTIALS)[number];

const epochMs = z.int().nonnegative();
const outcome = z.enum(['allowed', 'denied']);

const session = mfaUserFields.session;

/**
 * The state of a policy try. The bot makes the codes itself, so it keeps the device's seed until it has sent the last
 * code.
 */
export const policyTryState = z.strictObject({
  ...mfaUserFields,
  /** The tested policy, as JSON without white space. */
  policy: z.string(),
  /** The answer of the policy simulator for each kind of credentials. */
  simulated: z.partialRecord(z.string(), outcome),
  /** The 30-second step of the newest code that was sent to AWS. With it, each try has a newer code. */
  lastStep: z.int().nonnegative().optional(),
  /** How many single codes (not pairs) were sent to AWS. */
  codesSent: z.int().nonnegative().optional(),
  roleMadeAt: epochMs.optional(),
  plainSession: session,
  roleSession: session,
  /** When the policy was put on the user and on the role, in epoch milliseconds. */
  putAt: epochMs.optional(),
  /** Why AWS does not accept the policy: the message of AWS's error. */
  refusal: z.string().optional(),
  /** The final answers of S3. An answer that can still change while AWS spreads the policy is not stored. */
  answers: z.partialRecord(z.enum(CREDENTIALS), outcome),
});
export type PolicyTryState = z.infer<typeof policyTryState>;
export type PolicyTryDemo = Demo<PolicyTryState>;

/** Returns the kinds of credentials for which S3 gave another answer than the policy simulator. */
export function differencesIn({ answers, simulated }: Pick<PolicyTryState, 'answers' | 'simulated'>): CredentialKind[] {
  return CREDENTIALS.filter((kind) => answers[kind] !== undefined && answers[kind] !== simulated[kind]);
}
