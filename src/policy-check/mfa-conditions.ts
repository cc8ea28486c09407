import { isSameKey, MFA_AGE, MFA_PRESENT } from './identities.ts';
import type { Conditional, Conditions, ConditionValue } from './policy.ts';

/** One test of an MFA condition key in a statement. */
export interface MfaCondition {
  /** The operator as written, for example `ForAnyValue:BoolIfExists`. */
  readonly operator: string;
  readonly key: typeof MFA_PRESENT | typeof MFA_AGE;
  readonly value: ConditionValue;
}

/** Returns the MFA conditions of a statement. */
export function mfaConditionsOf({ Condition = {} }: Conditional): MfaCondition[] {
  return Object.entries(Condition).flatMap(([operator, tests]) =>
    Object.entries(tests).flatMap(([name, value]) => {
      const key = mfaKey(name);
      return key === undefined ? [] : [{ operator, key, value }];
    }),
  );
}

/** Returns the conditions of a statement without its MFA conditions. */
export function otherConditionsOf({ Condition = {} }: Conditional): Conditions {
  const kept = Object.entries(Condition).map(([operator, tests]) => {
    const others = Object.entries(tests).filter(([name]) => mfaKey(name) === undefined);
    return [operator, Object.fromEntries(others)] as const;
  });
  return Object.fromEntries(kept.filter(([, tests]) => Object.keys(tests).length > 0));
}

/** Returns true if the operator compares numbers. Such a condition limits the age of the MFA code. */
export function isNumeric({ operator }: MfaCondition): boolean {
  return /^(?:For\w+:)?Numeric/i.test(operator);
}

/** Returns the MFA condition key of this name in AWS's spelling; `undefined` for another key. */
export function mfaKey(name: string): MfaCondition['key'] | undefined {
  return [MFA_PRESENT, MFA_AGE].find((key) => isSameKey(key, name)) as MfaCondition['key'] | undefined;
}
