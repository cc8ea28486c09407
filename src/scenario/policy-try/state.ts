import * as z from 'zod';
import type { Demo } from '../demo.ts';
import { mfaUserFields } from '../mfa-user/state.ts';

export type Stage = 'preparing' | 'trying' | 'tried';

/** The credentials that list the buckets. The last ones are those of a role, the others of a user. */
export const CREDENTIALS = ['accessKey', 'sessionWithoutMfa', 'sessionWithMfa', 'roleSession'] as const;
export type CredentialKind = (typeof CREDENTIALS)[number];

const epochMs = z.int().nonnegative();
const outcome = z.enum(['allowed', 'denied']);

const session = mfaUserFields.session;

/** What the bot remembers while it tries a policy. It plays the person, so it keeps the seed until it has used its last code. */
export const policyTryState = z.strictObject({
  ...mfaUserFields,
  /** The policy that is tried, as JSON without blanks. */
  policy: z.string(),
  /** What the policy simulator has said of each kind of credentials. */
  simulated: z.partialRecord(z.string(), outcome),
  /** The 30-second step of the newest code that was sent to AWS: none is sent twice. */
  lastStep: z.int().nonnegative().optional(),
  /** How many single codes were sent to AWS. */
  codesSent: z.int().nonnegative().optional(),
  roleMadeAt: epochMs.optional(),
  plainSession: session,
  roleSession: session,
  /** When the policy was put on the user and on the role, in epoch milliseconds. */
  putAt: epochMs.optional(),
  /** Why AWS does not take the policy, in its words. */
  refusal: z.string().optional(),
  /** What S3 has answered for certain. */
  answers: z.partialRecord(z.enum(CREDENTIALS), outcome),
});
export type PolicyTryState = z.infer<typeof policyTryState>;
export type PolicyTryDemo = Demo<PolicyTryState>;

/** Returns the kinds of credentials for which S3 answers otherwise than the policy simulator. */
export function differencesIn({ answers, simulated }: Pick<PolicyTryState, 'answers' | 'simulated'>): CredentialKind[] {
  return CREDENTIALS.filter((kind) => answers[kind] !== undefined && answers[kind] !== simulated[kind]);
}
