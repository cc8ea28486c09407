import { isWildcardMatch } from './wildcards.ts';

/** Compares the request's value with one of the policy's. */
type Comparison = (actual: string, expected: string) => boolean;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  stringequals: (actual, expected) => actual === expected,
  stringequalsignorecase: (actual, expected) => actual.toLowerCase() === expected.toLowerCase(),
  stringlike: isWildcardMatch,
  arnequals: isWildcardMatch,
  arnlike: isWildcardMatch,
  bool: (actual, expected) => actual.toLowerCase() === expected.toLowerCase(),
  numericequals: (actual, expected) => Number(actual) === Number(expected),
  numericlessthan: (actual, expected) => Number(actual) < Number(expected),
  numericlessthanequals: (actual, expected) => Number(actual) <= Number(expected),
  numericgreaterthan: (actual, expected) => Number(actual) > Number(expected),
  numericgreaterthanequals: (actual, expected) => Number(actual) >= Number(expected),
  dateequals: (actual, expected) => instant(actual) === instant(expected),
  datelessthan: (actual, expected) => instant(actual) < instant(expected),
  datelessthanequals: (actual, expected) => instant(actual) <= instant(expected),
  dategreaterthan: (actual, expected) => instant(actual) > instant(expected),
  dategreaterthanequals: (actual, expected) => instant(actual) >= instant(expected),
};

const NEGATIONS: Readonly<Record<string, string>> = {
  stringnotequals: 'stringequals',
  stringnotequalsignorecase: 'stringequalsignorecase',
  stringnotlike: 'stringlike',
  arnnotequals: 'arnequals',
  arnnotlike: 'arnlike',
  numericnotequals: 'numericequals',
  datenotequals: 'dateequals',
};

interface Operator {
  readonly compare: Comparison;
  readonly isNegated: boolean;
  readonly ifExists: boolean;
  readonly quantifier: 'foranyvalue' | 'forallvalues' | undefined;
}

export function isKnownOperator(name: string): boolean {
  return name.toLowerCase() === 'null' || operatorOf(name) !== undefined;
}

/**
 * Whether one condition holds. `actual` is `undefined` when the request does not carry the key: then a plain
 * operator does not match, a negated one and `...IfExists` do, and `Null` says which it is (IAM user guide,
 * "Condition operators").
 */
export function conditionHolds(
  name: string,
  actual: readonly string[] | undefined,
  expected: readonly string[],
): boolean {
  if (name.toLowerCase() === 'null') {
    return expected.some((value) => (value.toLowerCase() === 'true') === (actual === undefined));
  }
  const operator = operatorOf(name);
  if (!operator) return false;
  if (actual === undefined) return operator.ifExists || operator.isNegated || operator.quantifier === 'forallvalues';
  const matches = (value: string) => expected.some((each) => operator.compare(value, each)) !== operator.isNegated;
  if (operator.quantifier === 'foranyvalue') return actual.some(matches);
  return actual.every(matches);
}

function operatorOf(name: string): Operator | undefined {
  const parts = /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/.exec(name.toLowerCase());
  if (!parts) return undefined;
  const base = parts[2]!;
  const isNegated = Object.hasOwn(NEGATIONS, base);
  const comparison = isNegated ? NEGATIONS[base]! : base;
  if (!Object.hasOwn(COMPARISONS, comparison)) return undefined;
  const quantifier = parts[1] as Operator['quantifier'];
  return { compare: COMPARISONS[comparison]!, isNegated, ifExists: parts[3] !== undefined, quantifier };
}

/** Dates come as ISO 8601 or as epoch seconds; anything else is NaN and compares as false. */
function instant(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}
