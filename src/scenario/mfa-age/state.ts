import * as z from 'zod';
import type { Demo } from '../demo.ts';
import { type MfaUserStage, mfaUserFields } from '../mfa-user/state.ts';

export type Stage = MfaUserStage | 'proving' | 'aging' | 'awaiting-next-code' | 'proving-again' | 'proved';

/** What is tried: the access key, then the same temporary credentials twice, then others from the next code. */
export const ATTEMPTS = ['access-key', 'new-code', 'old-code', 'next-code'] as const;
export type Attempt = (typeof ATTEMPTS)[number];

/** What AWS must answer. */
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
  /** How old the code was, in whole seconds, by the bot's clock; absent for the access key. */
  ageSeconds: z.int().nonnegative().optional(),
});
export type Answer = z.infer<typeof answer>;

/** What this lesson remembers of a demo. */
export const mfaAgeState = z.strictObject({
  ...mfaUserFields,
  answers: z.array(answer),
  /** What the participant expects of the old code; absent where the question was skipped. */
  guess: outcome.optional(),
});
export type MfaAgeState = z.infer<typeof mfaAgeState>;
export type MfaAgeDemo = Demo<MfaAgeState>;

export function answerTo(attempt: Attempt, { answers }: Pick<MfaAgeState, 'answers'>): Answer | undefined {
  return answers.findLast((one) => one.attempt === attempt);
}

/** Says whether AWS allowed what it must deny. */
export function isSurprising({ attempt, outcome: given }: Pick<Answer, 'attempt' | 'outcome'>): boolean {
  return EXPECTED[attempt] === 'denied' && given === 'allowed';
}

/** Says whether AWS has answered every attempt, and as expected. */
export function isProved(state: Pick<MfaAgeState, 'answers'>): boolean {
  return ATTEMPTS.every((attempt) => answerTo(attempt, state)?.outcome === EXPECTED[attempt]);
}
