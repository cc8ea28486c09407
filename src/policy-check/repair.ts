import { isTight } from './holes.ts';
import { MFA_AGE, MFA_PRESENT } from './identities.ts';
import type { Judgement } from './judge.ts';
import { isNumeric, type MfaCondition, mfaConditionsOf, otherConditionsOf } from './mfa-conditions.ts';
import type { Conditional, Conditions, Policy, Statement } from './policy.ts';
import type { Question } from './simulator.ts';

/**
 * Repairs a policy that allows requests without MFA. Each attempt is judged. First, the MFA conditions are rewritten as
 * AWS recommends. If that is not enough, a Deny for this action and resource is added, to the given policy and then to
 * the rewritten one. At last, this Deny replaces all Deny statements of the rewritten policy that have MFA conditions.
 * @returns the first attempt that is tight (see `isTight`), or undefined when none is
 */
export async function repair(
  policy: Policy,
  question: Question,
  judgeIt: (policy: Policy) => Promise<Judgement>,
): Promise<Policy | undefined> {
  const rewritten = { ...policy, Statement: policy.Statement.flatMap(rewrite) };
  const attempts = [
    rewritten,
    withDeny(policy, question),
    withDeny(rewritten, question),
    withDeny(withoutMfaDenials(rewritten), question),
  ];
  for (const attempt of attempts) {
    if (isTight(await judgeIt(attempt), policy.Statement)) return attempt;
  }
  return undefined;
}

/** Writes the MFA conditions as AWS recommends; a Deny with an age limit may become several statements. */
export function rewrite<Any extends Conditional>(statement: Any): Any[] {
  const mfa = mfaConditionsOf(statement);
  if (mfa.length === 0) return [statement];
  return statement.Effect === 'Allow' ? [demandMfa(statement)] : denying(statement, mfa);
}

/** Changes an Allow so that it needs `aws:MultiFactorAuthPresent` with the value true: a missing key does not match. */
export function demandMfa<Any extends Conditional>(statement: Any): Any {
  const ages = limitsIn(mfaConditionsOf(statement)).map(
    ({ operator, value }) => [withoutIfExists(operator), { [MFA_AGE]: value }] as const,
  );
  const others = otherConditionsOf(statement);
  const Condition = merged(others, { Bool: { [MFA_PRESENT]: 'true' } }, Object.fromEntries(ages));
  return { ...statement, Condition };
}

/**
 * Changes a Deny so that it matches a missing key as it matches false. All conditions of one statement must hold, so
 * each age limit gets its own statement, and one statement replaces all other MFA conditions.
 */
function denying<Any extends Conditional>(statement: Any, mfa: readonly MfaCondition[]): Any[] {
  const others = otherConditionsOf(statement);
  const limits = limitsIn(mfa);
  const ages = limits.map(({ operator, value }) => ({
    ...statement,
    Sid: undefined,
    Condition: merged(others, { [`${withoutIfExists(operator)}IfExists`]: { [MFA_AGE]: value } }),
  }));
  if (mfa.length === limits.length) return ages;
  return [{ ...statement, Condition: merged(others, DENIED_WITHOUT_MFA) }, ...ages];
}

function limitsIn(mfa: readonly MfaCondition[]): MfaCondition[] {
  return mfa.filter((condition) => condition.key === MFA_AGE && isNumeric(condition));
}

const DENIED_WITHOUT_MFA: Conditions = { BoolIfExists: { [MFA_PRESENT]: 'false' } };

function withDeny(policy: Policy, { action, resource }: Question): Policy {
  const deny: Statement = {
    Sid: freeSid(policy),
    Effect: 'Deny',
    Action: action,
    Resource: resource,
    Condition: DENIED_WITHOUT_MFA,
  };
  return { ...policy, Statement: [...policy.Statement, deny] };
}

function withoutMfaDenials(policy: Policy): Policy {
  return { ...policy, Statement: policy.Statement.filter((each) => !isMfaDenial(each)) };
}

/** Returns true for a Deny that has a condition about MFA. */
export function isMfaDenial(statement: Conditional): boolean {
  return statement.Effect === 'Deny' && mfaConditionsOf(statement).length > 0;
}

/** Returns a Sid that no statement has: Sids are unique within a policy. */
function freeSid({ Statement: all }: Policy): string {
  const taken = new Set(all.map(({ Sid }) => Sid));
  let sid = 'DenyWithoutMfa';
  for (let number = 2; taken.has(sid); number += 1) sid = `DenyWithoutMfa${number}`;
  return sid;
}

function withoutIfExists(operator: string): string {
  return operator.replace(/IfExists$/i, '');
}

function merged(...all: readonly Conditions[]): Conditions {
  const result: Record<string, Conditions[string]> = {};
  for (const [operator, tests] of all.flatMap((each) => Object.entries(each))) {
    result[operator] = { ...result[operator], ...tests };
  }
  return result;
}
