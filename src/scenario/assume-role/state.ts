import * as z from 'zod';
import type { Demo } from '../demo.ts';
import { type MfaUserStage, mfaUserFields } from '../mfa-user/state.ts';

export type Stage = MfaUserStage | 'proving' | 'proved';

/**
 * The attempts of this lesson. The first three assume the role. The others list the buckets with the role's
 * credentials.
 */
export const ATTEMPTS = ['access-key', 'no-code', 'with-code', 'role', 'role-asked-for-mfa'] as const;
export type Attempt = (typeof ATTEMPTS)[number];

/** The answer that AWS must give to each attempt. */
const EXPECTED: Readonly<Record<Attempt, 'allowed' | 'denied'>> = {
  'access-key': 'denied',
  'no-code': 'denied',
  'with-code': 'allowed',
  role: 'allowed',
  'role-asked-for-mfa': 'denied',
};

/**
 * Attempts without a code. They are repeated after the success, because before it a denial may mean that AWS does not
 * know the role yet.
 */
const WITHOUT_CODE: readonly Attempt[] = ['access-key', 'no-code'];

const outcome = z.enum(['allowed', 'denied']);

const answer = z.strictObject({
  attempt: z.enum(ATTEMPTS),
  outcome,
  /** AWS's error code when denied. */
  errorCode: z.string().optional(),
});
export type Answer = z.infer<typeof answer>;

/** The schema of this lesson's state. */
export const assumeRoleState = z.strictObject({
  ...mfaUserFields,
  /** When the role was created, in epoch milliseconds. A new role cannot be assumed at once. */
  roleMadeAt: z.int().nonnegative().optional(),
  /** When the role's policy was changed to require MFA, in epoch milliseconds. */
  askedForMfaAt: z.int().nonnegative().optional(),
  answers: z.array(answer),
  /** How many buckets the role could list. */
  bucketCount: z.int().nonnegative().optional(),
  /** The participant's guess about the attempt `role-asked-for-mfa`; absent if the question was skipped. */
  guess: outcome.optional(),
});
export type AssumeRoleState = z.infer<typeof assumeRoleState>;
export type AssumeRoleDemo = Demo<AssumeRoleState>;

/** Returns AWS's last answer to an attempt, or undefined before the attempt. */
export function answerTo(attempt: Attempt, { answers }: Pick<AssumeRoleState, 'answers'>): Answer | undefined {
  return answers.findLast((one) => one.attempt === attempt);
}

/** Returns whether AWS allowed assuming the role without MFA. */
export function isSurprising({ attempt, outcome: given }: Pick<Answer, 'attempt' | 'outcome'>): boolean {
  return WITHOUT_CODE.includes(attempt) && given === 'allowed';
}

/** Returns whether AWS's last answer to an attempt is the expected answer. Returns false before the attempt. */
export function isAsExpected(attempt: Attempt, state: Pick<AssumeRoleState, 'answers'>): boolean {
  return answerTo(attempt, state)?.outcome === EXPECTED[attempt];
}

/**
 * Returns whether AWS answered every attempt as expected, and denied the attempts without a code again after the
 * success.
 */
export function isProved(state: Pick<AssumeRoleState, 'answers'>): boolean {
  const isRepeated = (attempt: Attempt) => state.answers.filter((one) => one.attempt === attempt).length > 1;
  return ATTEMPTS.every((attempt) => isAsExpected(attempt, state)) && WITHOUT_CODE.every(isRepeated);
}
