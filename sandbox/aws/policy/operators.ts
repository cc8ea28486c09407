import type { ConditionContext } from './context.ts';
import { resolved, templateOf } from './template.ts';
import { binaryIn, instantIn, numberIn, rangeIn } from './value-types.ts';
import { isArnMatch, isWildcardMatch, type Pattern, spelled } from './wildcards.ts';

/** Compares one value of the request with one of the policy. */
export type Test = (actual: string, context: ConditionContext) => boolean;

/** Makes the test for one value of the policy; `undefined` for a value that is not of the operator's type. */
type Comparison = (value: string, usesVariables: boolean) => Test | undefined;

/** String and ARN operators are the ones that know policy variables. */
const text =
  (compare: (actual: string, pattern: Pattern) => boolean): Comparison =>
  (value, usesVariables) => {
    const template = templateOf(value, usesVariables);
    return (actual, context) => {
      const pattern = resolved(template, context);
      return pattern !== undefined && compare(actual, pattern);
    };
  };

const typed =
  <Value>(
    read: (text: string) => Value | undefined,
    compare: (actual: Value, expected: Value) => boolean,
  ): Comparison =>
  (value) => {
    const expected = read(value);
    if (expected === undefined) return undefined;
    return (actual) => {
      const found = read(actual);
      return found !== undefined && compare(found, expected);
    };
  };

const lower = (value: string) => value.toLowerCase();
const same = (actual: unknown, expected: unknown) => actual === expected;
const number = (compare: (actual: number, expected: number) => boolean) => typed(numberIn, compare);
const date = (compare: (actual: number, expected: number) => boolean) => typed(instantIn, compare);

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['stringequals', text((actual, pattern) => actual === spelled(pattern))],
  ['stringequalsignorecase', text((actual, pattern) => lower(actual) === lower(spelled(pattern)))],
  ['stringlike', text(isWildcardMatch)],
  ['arnequals', text(isArnMatch)],
  ['arnlike', text(isArnMatch)],
  ['bool', typed(lower, same)],
  ['binaryequals', typed(binaryIn, same)],
  ['ipaddress', (value) => rangeIn(value)],
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
  readonly testOf: Comparison;
  /** Whether the condition holds for the request's values; `undefined` when it does not carry the key. */
  holds(actual: readonly string[] | undefined, tests: readonly Test[], context: ConditionContext): boolean;
}

/** By name, in any case; `undefined` for one that IAM does not have. */
export function operatorOf(name: string): Operator | undefined {
  if (lower(name) === 'null') return NULL;
  const [, quantifier, base = '', ifExists] =
    /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/.exec(lower(name)) ?? [];
  const negated = NEGATIONS.get(base);
  const testOf = COMPARISONS.get(negated ?? base);
  if (!testOf) return undefined;
  const isNegated = negated !== undefined;
  return {
    testOf,
    holds(actual, tests, context) {
      const matches = (value: string) => tests.some((test) => test(value, context));
      if (isAbsent(actual) && ifExists) return true;
      if (quantifier === 'forallvalues')
        return isNothing(actual) || actual.every((value) => matches(value) !== isNegated);
      if (quantifier === 'foranyvalue')
        return !isNothing(actual) && actual.some((value) => matches(value) !== isNegated);
      return (!isAbsent(actual) && actual.some(matches)) !== isNegated;
    },
  };
}

/** Asks whether the key is there: `true` wants it absent. */
const NULL: Operator = {
  testOf: typed(lower, same),
  holds: (actual, tests, context) => tests.some((test) => test(String(isNothing(actual)), context)),
};

function isAbsent(actual: readonly string[] | undefined): actual is undefined | readonly [] {
  return actual === undefined || actual.length === 0;
}

/** A "null data set", as the set operators and `Null` see it: an empty string counts, too (IAM user guide). */
function isNothing(actual: readonly string[] | undefined): actual is undefined {
  return actual === undefined || actual.every((value) => value === '');
}
