import * as z from 'zod';
import type { Demo } from '../demo.ts';
import { type MfaUserStage, mfaUserFields } from '../mfa-user/state.ts';

export type Stage = MfaUserStage | 'proving' | 'proved';

/** What is tried: the first three assume the role, the others list the buckets with its credentials. */
export const ATTEMPTS = ['access-key', 'no-code', 'with-code', 'role', 'role-asked-for-mfa'] as const;
export type Attempt = (typeof ATTEMPTS)[number];

/** What AWS must answer. */
const EXPECTED: Readonly<Record<Attempt, 'allowed' | 'denied'>> = {
  'access-key': 'denied',
  'no-code': 'denied',
  'with-code': 'allowed',
  role: 'allowed',
  'role-asked-for-mfa': 'denied',
};

/** Only a denial after the success is conclusive: before, AWS may not have known the role everywhere. */
const WITHOUT_CODE: readonly Attempt[] = ['access-key', 'no-code'];

const outcome = z.enum(['allowed', 'denied']);

const answer = z.strictObject({
  attempt: z.enum(ATTEMPTS),
  outcome,
  /** AWS's error code when denied. */
  errorCode: z.string().optional(),
});
export type Answer = z.infer<typeof answer>;

/** What this lesson remembers of a demo. */
export const assumeRoleState = z.strictObject({
  ...mfaUserFields,
  /** When the role was made, in epoch milliseconds: a new one cannot be assumed at once. */
  roleMadeAt: z.int().nonnegative().optional(),
  /** When the policy of the role began to ask for MFA, in epoch milliseconds. */
  askedForMfaAt: z.int().nonnegative().optional(),
  answers: z.array(answer),
  /** How many buckets the role could list. */
  bucketCount: z.int().nonnegative().optional(),
  /** What the participant expects of the role whose policy asks for MFA; absent where the question was skipped. */
  guess: outcome.optional(),
});
export type AssumeRoleState = z.infer<typeof assumeRoleState>;
export type AssumeRoleDemo = Demo<AssumeRoleState>;

export function answerTo(attempt: Attempt, { answers }: Pick<AssumeRoleState, 'answers'>): Answer | undefined {
  return answers.findLast((one) => one.attempt === attempt);
}

/** Says whether AWS let somebody assume the role without MFA. */
export function isSurprising({ attempt, outcome: given }: Pick<Answer, 'attempt' | 'outcome'>): boolean {
  return WITHOUT_CODE.includes(attempt) && given === 'allowed';
}

/** Says whether AWS has answered every attempt as expected, and the denied ones again after the success. */
export function isProved(state: Pick<AssumeRoleState, 'answers'>): boolean {
  const isRepeated = (attempt: Attempt) => state.answers.filter((one) => one.attempt === attempt).length > 1;
  return (
    ATTEMPTS.every((attempt) => answerTo(attempt, state)?.outcome === EXPECTED[attempt]) &&
    WITHOUT_CODE.every(isRepeated)
  );
}
