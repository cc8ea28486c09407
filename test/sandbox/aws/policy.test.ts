import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, type NamedPolicy } from '../../../src/sandbox/aws/policy/evaluate.ts';
import { conditionHolds } from '../../../src/sandbox/aws/policy/operators.ts';
import { parsePolicy } from '../../../src/sandbox/aws/policy/parse.ts';
import { isWildcardMatch } from '../../../src/sandbox/aws/policy/wildcards.ts';

type Statement = Record<string, unknown>;
const policy = (...statements: Statement[]): NamedPolicy => ({
  name: 'inline policy p',
  document: parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements })),
});
const allow = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' };
const deny = { ...allow, Effect: 'Deny' };

function kindOf(policies: NamedPolicy[], context: Record<string, string> = {}, boundary?: NamedPolicy) {
  const values = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value]]));
  const request = { action: 's3:ListAllMyBuckets', resource: 'arn:aws:s3:::*', context: values };
  return decide({ request, identity: policies, boundary }).kind;
}

describe('who wins', () => {
  test('nothing is allowed unless a statement allows it', () => {
    expect(kindOf([])).toBe('not-allowed');
    expect(kindOf([policy(allow)])).toBe('allowed');
  });

  test('an explicit deny wins over an allow, in whichever policy', () => {
    expect(kindOf([policy(allow), policy(deny)])).toBe('explicit-deny');
    expect(kindOf([policy(deny, allow)])).toBe('explicit-deny');
  });

  test('a boundary limits what is allowed, and allows nothing by itself', () => {
    const other = policy({ ...allow, Action: 'iam:*' });
    expect(kindOf([policy(allow)], {}, other)).toBe('outside-boundary');
    expect(kindOf([policy(allow)], {}, policy(allow))).toBe('allowed');
    expect(kindOf([], {}, policy(allow))).toBe('not-allowed');
    expect(kindOf([policy(allow)], {}, policy(deny))).toBe('explicit-deny');
  });

  test.each<[string, Statement, string]>([
    ['action in another case', { ...allow, Action: 'S3:listallmybuckets' }, 'allowed'],
    ['action wildcard', { ...allow, Action: 's3:List*' }, 'allowed'],
    ['another service', { ...allow, Action: 'iam:*' }, 'not-allowed'],
    ['one of several', { ...allow, Action: ['iam:*', 's3:*'] }, 'allowed'],
    ['resource of the example', { ...allow, Resource: 'arn:aws:s3:::*' }, 'allowed'],
    ['one bucket only', { ...allow, Resource: 'arn:aws:s3:::acme' }, 'not-allowed'],
    ['resource in another case', { ...allow, Resource: 'arn:aws:S3:::*' }, 'not-allowed'],
    ['NotAction without it', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, 'allowed'],
    ['NotAction with it', { Effect: 'Allow', NotAction: 's3:*', Resource: '*' }, 'not-allowed'],
    ['NotResource', { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::*' }, 'not-allowed'],
  ])('%s', (_name, statement, kind) => {
    expect(kindOf([policy(statement)])).toBe(kind);
  });
});

describe('the three states of aws:MultiFactorAuthPresent', () => {
  const when = (effect: string, operator: string, value: unknown) =>
    policy({ ...allow, Effect: effect, Condition: { [operator]: { 'aws:MultiFactorAuthPresent': value } } });
  const absent = {};
  const without = { 'aws:MultiFactorAuthPresent': 'false' };
  const withMfa = { 'aws:MultiFactorAuthPresent': 'true' };
  const inAllStates = (policies: NamedPolicy[]) => [absent, without, withMfa].map((state) => kindOf(policies, state));

  test.each([true, 'true'])('Allow if Bool %j lets only MFA in', (value) => {
    expect(inAllStates([when('Allow', 'Bool', value)])).toEqual(['not-allowed', 'not-allowed', 'allowed']);
  });

  test('Allow if BoolIfExists true lets the raw key in', () => {
    expect(inAllStates([when('Allow', 'BoolIfExists', 'true')])).toEqual(['allowed', 'not-allowed', 'allowed']);
  });

  test('Deny if Bool false does not stop the raw key', () => {
    const policies = [policy(allow), when('Deny', 'Bool', 'false')];
    expect(inAllStates(policies)).toEqual(['allowed', 'explicit-deny', 'allowed']);
  });

  test('Deny if BoolIfExists false stops it', () => {
    const policies = [policy(allow), when('Deny', 'BoolIfExists', false)];
    expect(inAllStates(policies)).toEqual(['explicit-deny', 'explicit-deny', 'allowed']);
  });

  test('Null asks whether the key is there at all', () => {
    expect(inAllStates([when('Allow', 'Null', 'false')])).toEqual(['not-allowed', 'allowed', 'allowed']);
    expect(inAllStates([when('Allow', 'Null', true)])).toEqual(['allowed', 'not-allowed', 'not-allowed']);
  });

  test('the reason of a refusal names the condition that failed', () => {
    const request = { action: 's3:ListAllMyBuckets', resource: 'arn:aws:s3:::*', context: new Map() };
    const decision = decide({ request, identity: [when('Allow', 'Bool', true)] });
    expect(decision.reason).toBe(
      'statement 1 of the inline policy p asks for Bool aws:MultiFactorAuthPresent true, but the request does not carry that key.',
    );
  });
});

test.each<[string, string[] | undefined, string[], boolean]>([
  ['StringEquals', ['a'], ['a', 'b'], true],
  ['StringEquals', ['A'], ['a'], false],
  ['StringEqualsIgnoreCase', ['A'], ['a'], true],
  ['StringNotEquals', ['a'], ['a', 'b'], false],
  ['StringNotEquals', ['c'], ['a', 'b'], true],
  ['StringNotEquals', undefined, ['a'], true],
  ['StringEquals', undefined, ['a'], false],
  ['StringEqualsIfExists', undefined, ['a'], true],
  ['StringLike', ['mfa-demo/x'], ['mfa-demo/*'], true],
  ['StringNotLike', ['mfa-demo/x'], ['mfa-demo/*'], false],
  ['ArnLike', ['arn:aws:iam::1:user/a'], ['arn:aws:iam::*:user/*'], true],
  ['NumericLessThan', ['59'], ['60'], true],
  ['NumericLessThan', ['60'], ['60'], false],
  ['NumericLessThanEquals', ['60'], ['60'], true],
  ['NumericGreaterThan', undefined, ['60'], false],
  ['DateLessThan', ['2026-09-11T00:00:00Z'], ['2026-09-11T00:00:01Z'], true],
  ['DateLessThan', ['2026-09-11T00:00:01Z'], ['2026-09-11T00:00:01Z'], false],
  ['DateLessThanEquals', ['2026-09-11T00:00:01Z'], ['2026-09-11T00:00:01Z'], true],
  ['DateGreaterThan', ['2026-09-11T00:00:02Z'], ['2026-09-11T00:00:01Z'], true],
  ['DateGreaterThan', ['2026-09-11T00:00:02Z'], ['1'], true],
  ['DateLessThan', ['2026-09-11T00:00:02Z'], ['no date'], false],
  ['ForAnyValue:StringEquals', ['a', 'b'], ['b'], true],
  ['ForAllValues:StringEquals', ['a', 'b'], ['b'], false],
  ['ForAllValues:StringEquals', undefined, ['b'], true],
])('%s of %j and %j is %j', (operator, actual, expected, holds) => {
  expect(conditionHolds(operator, actual, expected)).toBe(holds);
});

test('policy variables stand for the request', () => {
  const own = policy({ ...allow, Condition: { StringEquals: { 'aws:username': `\${aws:username}` } } });
  expect(kindOf([own], { 'aws:username': 'ann' })).toBe('allowed');
});

test.each([
  ['abc', 'a*', true],
  ['abc', 'a?c', true],
  ['abc', '*c', true],
  ['abc', 'a*b', false],
  ['', '*', true],
  ['', '?', false],
  ['a.c', 'a.c', true],
  ['abc', 'a.c', false],
  ['aXbXc', 'a*b*c', true],
])('wildcards: %s against %s', (text, pattern, matches) => {
  expect(isWildcardMatch(text, pattern)).toBe(matches);
});

test('wildcards agree with regular expressions', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 8 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 6 });
  fc.assert(
    fc.property(text, pattern, (subject, wild) => {
      const expression = new RegExp(`^${wild.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      expect(isWildcardMatch(subject, wild)).toBe(expression.test(subject));
    }),
    { numRuns: 1000 },
  );
});

test('a pattern full of stars does not take forever', () => {
  expect(isWildcardMatch('a'.repeat(5000), `${'*a'.repeat(200)}b`)).toBe(false);
});

test.each<[string, unknown]>([
  ['no JSON', '{'],
  ['no statement', { Version: '2012-10-17' }],
  ['an empty list of statements', { Version: '2012-10-17', Statement: [] }],
  ['an unknown version', { Version: '2020-01-01', Statement: allow }],
  ['an unknown field', { Statement: { ...allow, Extra: 1 } }],
  ['a principal', { Statement: { ...allow, Principal: '*' } }],
  ['no action', { Statement: { Effect: 'Allow', Resource: '*' } }],
  ['action and not-action', { Statement: { ...allow, NotAction: 's3:*' } }],
  ['an action without a service', { Statement: { ...allow, Action: 'ListAllMyBuckets' } }],
  ['no resource', { Statement: { Effect: 'Allow', Action: 's3:*' } }],
  ['a resource that is no ARN', { Statement: { ...allow, Resource: 'bucket' } }],
  ['an effect in lower case', { Statement: { ...allow, Effect: 'allow' } }],
  ['an unknown operator', { Statement: { ...allow, Condition: { Boolean: { 'aws:MultiFactorAuthPresent': true } } } }],
  ['an operator named like a built-in', { Statement: { ...allow, Condition: { constructor: { a: 'b' } } } }],
  [
    'a condition key without a service',
    { Statement: { ...allow, Condition: { Bool: { MultiFactorAuthPresent: true } } } },
  ],
  [
    'the same Sid twice',
    {
      Statement: [
        { ...allow, Sid: 'A' },
        { ...deny, Sid: 'A' },
      ],
    },
  ],
])('a policy with %s is malformed', (_name, document) => {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  expect(() => parsePolicy(text)).toThrow(
    expect.objectContaining({ code: 'MalformedPolicyDocument', httpStatus: 400 }),
  );
});
