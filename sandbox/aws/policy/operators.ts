import { isIP } from 'node:net';
import type { ConditionContext } from './context.ts';
import { resolved, templateOf } from './template.ts';
import { binaryIn, booleanIn, instantIn, numberIn, rangeIn } from './value-types.ts';
import { isArn, isArnMatch, isWildcardMatch, type Pattern, spelled } from './wildcards.ts';

/** Compares one value of the request with one value of the policy. */
export type Test = (actual: string, context: ConditionContext) => boolean;

interface Comparison {
  /** Makes the test for one value of the policy; `undefined` if the value is not of the operator's type. */
  testOf(value: string, usesVariables: boolean): Test | undefined;
  /**
   * Returns whether a value of the request is of the operator's type. A value of another type never matches, even if
   * the operator is negated.
   */
  isOfType(actual: string): boolean;
}

/** Only string and ARN operators support policy variables. */
const text = (
  compare: (actual: string, pattern: Pattern) => boolean,
  isOfType: Comparison['isOfType'] = () => true,
): Comparison => ({
  testOf: (value, usesVariables) => {
    const template = templateOf(value, usesVariables);
    return (actual, context) => {
      const pattern = resolved(template, context);
      return pattern !== undefined && compare(actual, pattern);
    };
  },
  isOfType,
});

const typed = <Value>(
  read: (text: string) => Value | undefined,
  compare: (actual: Value, expected: Value) => boolean,
): Comparison => ({
  testOf: (value) => {
    const expected = read(value);
    if (expected === undefined) return undefined;
    return (actual) => {
      const found = read(actual);
      return found !== undefined && compare(found, expected);
    };
  },
  isOfType: (actual) => read(actual) !== undefined,
});

const lower = (value: string) => value.toLowerCase();
const same = (actual: unknown, expected: unknown) => actual === expected;

const BOOLEAN = typed(booleanIn, same);
/**
 * A value of `Bool` or `Null` that is neither `true` nor `false` matches nothing. IAM stores such a policy, but refuses
 * wrong values for numbers, dates, IP addresses and binary data.
 */
const BOOL: Comparison = { ...BOOLEAN, testOf: (...given) => BOOLEAN.testOf(...given) ?? (() => false) };

const number = (compare: (actual: number, expected: number) => boolean) => typed(numberIn, compare);
const date = (compare: (actual: number, expected: number) => boolean) => typed(instantIn, compare);

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['stringequals', text((actual, pattern) => actual === spelled(pattern))],
  ['stringequalsignorecase', text((actual, pattern) => lower(actual) === lower(spelled(pattern)))],
  ['stringlike', text(isWildcardMatch)],
  ['arnequals', text(isArnMatch, isArn)],
  ['arnlike', text(isArnMatch, isArn)],
  ['bool', BOOL],
  ['binaryequals', typed(binaryIn, same)],
  ['ipaddress', { testOf: (value) => rangeIn(value), isOfType: (actual) => isIP(actual) !== 0 }],
  ['numericequals', number(same)],
  ['numericlessthan', number((actual, expected) => actual < expected)],
  ['numericlessthanequals', number((actual, expected) => actual <= expected)],
  ['numericgreaterthan', number((actual, expected) => actual > expected)],
  ['numericgreaterthanequals', number((actual, expected) => actual >= expected)],
  ['dateequals', date(same)],
  ['datelessthan', date((actual, expected) => actual < expected)],
  ['datelessthanequals', date((actual, expected) => actual <= expected)],
  ['dategreaterthan', date((actual, expected) => actual > expected)],
  ['dategreaterthanequals', date((actual, expected) => actual >= expected)],
]);

const NEGATIONS: ReadonlyMap<string, string> = new Map([
  ['stringnotequals', 'stringequals'],
  ['stringnotequalsignorecase', 'stringequalsignorecase'],
  ['stringnotlike', 'stringlike'],
  ['arnnotequals', 'arnequals'],
  ['arnnotlike', 'arnlike'],
  ['notipaddress', 'ipaddress'],
  ['numericnotequals', 'numericequals'],
  ['datenotequals', 'dateequals'],
]);

export interface Operator {
  readonly testOf: Comparison['testOf'];
  /**
   * Returns whether the condition holds.
   * @param actual the request's values; `undefined` when the request does not carry the key
   * @param isMany whether the key is multivalued: such a key needs `ForAnyValue` or `ForAllValues`, except for `Null`
   */
  holds(
    actual: readonly string[] | undefined,
    tests: readonly Test[],
    context: ConditionContext,
    isMany: boolean,
  ): boolean;
}

/** Returns the operator of a name, in any letter case; `undefined` if IAM has no such operator. */
export function operatorOf(name: string): Operator | undefined {
  if (lower(name) === 'null') return NULL;
  const [, quantifier, base = '', ifExists] =
    /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/.exec(lower(name)) ?? [];
  const negated = NEGATIONS.get(base);
  const comparison = COMPARISONS.get(negated ?? base);
  if (!comparison) return undefined;
  const isNegated = negated !== undefined;
  return {
    testOf: comparison.testOf,
    holds(actual, tests, context, isMany) {
      const fits = (value: string) =>
        comparison.isOfType(value) && tests.some((test) => test(value, context)) !== isNegated;
      if (isAbsent(actual) && ifExists) return true;
      if (quantifier === 'forallvalues') return isNothing(actual) || actual.every(fits);
      if (quantifier === 'foranyvalue') return !isNothing(actual) && actual.some(fits);
      if (isAbsent(actual)) return isNegated;
      return !isMany && actual.every(fits);
    },
  };
}

/**
 * The operator `Null`: `true` matches if the request does not have the key, `false` if it has the key. A key with an
 * empty value counts as present.
 */
const NULL: Operator = {
  testOf: BOOL.testOf,
  holds: (actual, tests, context) => tests.some((test) => test(String(isAbsent(actual)), context)),
};

function isAbsent(actual: readonly string[] | undefined): actual is undefined | readonly [] {
  return actual === undefined || actual.length === 0;
}

/**
 * Returns whether the values are a "null data set" for the set operators: empty strings count as no value (IAM user
 * guide).
 */
function isNothing(actual: readonly string[] | undefined): actual is undefined {
  return actual === undefined || actual.every((value) => value === '');
}
