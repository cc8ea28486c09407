import type { Identity } from './identities.ts';
import type { Judgement } from './judge.ts';
import { isNumeric, mfaConditionsOf } from './mfa-conditions.ts';
import type { Conditional } from './policy.ts';

const WITHOUT_MFA: readonly Identity[] = ['accessKey', 'sessionWithoutMfa', 'roleSession'];

/**
 * Returns the identities that are allowed although the policy should demand MFA. Credentials with an old MFA code are
 * one of them only if the policy limits the age of the code.
 */
export function holesIn(judgement: Partial<Judgement>, statements: readonly Conditional[]): Identity[] {
  const asked = limitsAge(statements) ? [...WITHOUT_MFA, 'sessionWithOldMfa' as const] : WITHOUT_MFA;
  return asked.filter((identity) => judgement[identity]?.isAllowed);
}

/** Returns true if there are no holes, and credentials with a fresh MFA code are allowed. */
export function isTight(judgement: Judgement, statements: readonly Conditional[]): boolean {
  return holesIn(judgement, statements).length === 0 && judgement.sessionWithMfa.isAllowed;
}

function limitsAge(statements: readonly Conditional[]): boolean {
  return statements.flatMap(mfaConditionsOf).some(isNumeric);
}
