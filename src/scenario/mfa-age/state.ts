import * as z from 'zod';
import type { Demo } from '../demo.ts';
import { type MfaUserStage, mfaUserFields } from '../mfa-user/state.ts';

export type Stage = MfaUserStage | 'proving' | 'aging' | 'awaiting-next-code' | 'proving-again' | 'proved';

/**
 * The attempts of this lesson: the access key, the same temporary credentials twice, and then temporary credentials
 * with the next code.
 */
export const ATTEMPTS = ['access-key', 'new-code', 'old-code', 'next-code'] as const;
export type Attempt = (typeof ATTEMPTS)[number];

/** The answer that AWS must give to each attempt. */
const EXPECTED: Readonly<Record<Attempt, 'allowed' | 'denied'>> = {
  'access-key': 'denied',
  'new-code': 'allowed',
  'old-code': 'denied',
  'next-code': 'allowed',
};

const outcome = z.enum(['allowed', 'denied']);

const answer = z.strictObject({
  attempt: z.enum(ATTEMPTS),
  outcome,
  /** AWS's error code when denied. */
  errorCode: z.string().optional(),
  /** The age of the MFA code in whole seconds, by the bot's clock; absent for the access key. */
  ageSeconds: z.int().nonnegative().optional(),
});
export type Answer = z.infer<typeof answer>;

/** The schema of this lesson's state. */
export const mfaAgeState = z.strictObject({
  ...mfaUserFields,
  answers: z.array(answer),
  /** The participant's guess about the attempt `old-code`; absent if the question was skipped. */
  guess: outcome.optional(),
});
export type MfaAgeState = z.infer<typeof mfaAgeState>;
export type MfaAgeDemo = Demo<MfaAgeState>;

/** Returns AWS's last answer to an attempt, or undefined before the attempt. */
export function answerTo(attempt: Attempt, { answers }: Pick<MfaAgeState, 'answers'>): Answer | undefined {
  return answers.findLast((one) => one.attempt === attempt);
}

/** Returns whether AWS allowed a call that it must deny. */
export function isSurprising({ attempt, outcome: given }: Pick<Answer, 'attempt' | 'outcome'>): boolean {
  return EXPECTED[attempt] === 'denied' && given === 'allowed';
}

/** Returns whether AWS's last answer to an attempt is the expected answer. Returns false before the attempt. */
export function isAsExpected(attempt: Attempt, state: Pick<MfaAgeState, 'answers'>): boolean {
  return answerTo(attempt, state)?.outcome === EXPECTED[attempt];
}

/** Returns whether AWS answered every attempt as expected. */
export function isProved(state: Pick<MfaAgeState, 'answers'>): boolean {
  return ATTEMPTS.every((attempt) => isAsExpected(attempt, state));
}
