import type { Identity } from './identities.ts';
import type { Judgement } from './judge.ts';
import { isNumeric, mfaConditionsOf } from './mfa-conditions.ts';
import type { Policy } from './policy.ts';

const WITHOUT_MFA: readonly Identity[] = ['accessKey', 'sessionWithoutMfa', 'roleSession'];

/**
 * Returns the identities that get in although the policy should demand MFA. A session whose code was typed long ago is
 * one of them only when the policy limits the age.
 */
export function holesIn(judgement: Judgement, policy: Policy): Identity[] {
  const asked = limitsAge(policy) ? [...WITHOUT_MFA, 'sessionWithOldMfa' as const] : WITHOUT_MFA;
  return asked.filter((identity) => judgement[identity].isAllowed);
}

/** Says whether everybody without MFA is denied, and a fresh session with MFA is not. */
export function isTight(judgement: Judgement, policy: Policy): boolean {
  return holesIn(judgement, policy).length === 0 && judgement.sessionWithMfa.isAllowed;
}

function limitsAge({ Statement }: Policy): boolean {
  return Statement.flatMap(mfaConditionsOf).some(isNumeric);
}
