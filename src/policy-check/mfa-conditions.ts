import { isSameKey, MFA_AGE, MFA_PRESENT } from './identities.ts';
import type { Conditional, Conditions, ConditionValue } from './policy.ts';

/** One test of a key about MFA in a statement. */
export interface MfaCondition {
  /** As written, for example `ForAnyValue:BoolIfExists`. */
  readonly operator: string;
  readonly key: typeof MFA_PRESENT | typeof MFA_AGE;
  readonly value: ConditionValue;
}

export function mfaConditionsOf({ Condition = {} }: Conditional): MfaCondition[] {
  return Object.entries(Condition).flatMap(([operator, tests]) =>
    Object.entries(tests).flatMap(([name, value]) => {
      const key = mfaKey(name);
      return key === undefined ? [] : [{ operator, key, value }];
    }),
  );
}

/** The conditions of a statement that are about something else. */
export function otherConditionsOf({ Condition = {} }: Conditional): Conditions {
  const kept = Object.entries(Condition).map(([operator, tests]) => {
    const others = Object.entries(tests).filter(([name]) => mfaKey(name) === undefined);
    return [operator, Object.fromEntries(others)] as const;
  });
  return Object.fromEntries(kept.filter(([, tests]) => Object.keys(tests).length > 0));
}

/** Says whether the operator compares numbers: then an age is limited by it. */
export function isNumeric({ operator }: MfaCondition): boolean {
  return /^(?:For\w+:)?Numeric/i.test(operator);
}

/** The key about MFA that this is, as AWS writes it. */
export function mfaKey(name: string): MfaCondition['key'] | undefined {
  return [MFA_PRESENT, MFA_AGE].find((key) => isSameKey(key, name)) as MfaCondition['key'] | undefined;
}
