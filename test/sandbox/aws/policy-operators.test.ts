// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written like this
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConditionContext } from '../../../sandbox/aws/policy/context.ts';
import { operatorOf } from '../../../sandbox/aws/policy/operators.ts';
import { resolved, templateOf } from '../../../sandbox/aws/policy/template.ts';
import { isArnMatch, isWildcardMatch, spelled, wildcardsIn } from '../../../sandbox/aws/policy/wildcards.ts';
import { runs } from '../../support/volume.ts';

function holds(name: string, actual: string[] | undefined, expected: string[], context: ConditionContext = new Map()) {
  const operator = operatorOf(name);
  if (!operator) throw new Error(`no operator ${name}`);
  const tests = expected.map((value) => {
    const each = operator.testOf(value, true);
    if (!each) throw new Error(`${value} is no value for ${name}`);
    return each;
  });
  return operator.holds(actual, tests, context, (actual?.length ?? 0) > 1);
}

test.each<[string, string[] | undefined, string[], boolean]>([
  ['StringEquals', ['a'], ['a', 'b'], true],
  ['stringequals', ['a'], ['a'], true],
  ['StringEquals', ['A'], ['a'], false],
  ['StringEquals', ['ab'], ['a*'], false],
  ['StringEquals', ['a*'], ['a*'], true],
  ['StringEquals', undefined, ['a'], false],
  ['StringEqualsIfExists', undefined, ['a'], true],
  ['StringEqualsIfExists', ['b'], ['a'], false],
  ['StringEqualsIgnoreCase', ['A'], ['a'], true],
  ['StringNotEquals', ['a'], ['a', 'b'], false],
  ['StringNotEquals', ['c'], ['a', 'b'], true],
  ['StringNotEquals', undefined, ['a'], true],
  ['StringNotEqualsIfExists', undefined, ['a'], true],
  ['StringNotEqualsIgnoreCase', ['A'], ['a'], false],
  ['StringNotEqualsIgnoreCase', ['B'], ['a'], true],
  ['StringLike', ['mfa-demo/x'], ['mfa-demo/*'], true],
  ['StringLike', [''], ['', 'home/*'], true],
  ['StringNotLike', ['mfa-demo/x'], ['mfa-demo/*'], false],
  ['StringNotLike', undefined, ['*'], true],
  ['ArnLike', ['arn:aws:iam::1:user/a'], ['arn:aws:iam::*:user/*'], true],
  ['ArnEquals', ['arn:aws:iam::1:user/a'], ['arn:aws:iam::*:user/?'], true],
  ['ArnLike', ['arn:aws:sns:eu-west-1:1:topic'], ['arn:aws:sns:*:topic'], false],
  ['ArnLike', ['arn:aws:sns:eu-west-1:1:topic:2'], ['arn:aws:sns:*:1:topic*'], true],
  ['ArnLike', ['arn:aws:sns:eu-west-1:1:topic'], ['arn:aws:sns'], true],
  ['ArnLike', ['no arn'], ['*'], false],
  ['ArnNotEquals', ['arn:aws:iam::1:user/a'], ['arn:aws:iam::2:user/*'], true],
  ['ArnNotLike', ['arn:aws:iam::1:user/a'], ['arn:aws:iam::*:user/*'], false],
  ['ArnNotLike', undefined, ['arn:aws:iam::*:user/*'], true],
  ['NumericEquals', ['60'], ['60.0'], true],
  ['NumericNotEquals', ['60'], ['60.0'], false],
  ['NumericNotEquals', undefined, ['60'], true],
  ['NumericLessThan', ['59'], ['60'], true],
  ['NumericLessThan', ['60'], ['60'], false],
  ['NumericLessThan', ['-1'], ['0.5'], true],
  ['NumericLessThan', ['no number'], ['60'], false],
  ['NumericLessThanEquals', ['60'], ['60'], true],
  ['NumericGreaterThan', ['61'], ['60'], true],
  ['NumericGreaterThan', undefined, ['60'], false],
  ['NumericGreaterThanEquals', ['60'], ['60'], true],
  ['DateEquals', ['2026-09-11T00:00:00Z'], ['2026-09-11'], true],
  ['DateEquals', ['2026-09-11T02:00:00+02:00'], ['2026-09-11T00:00:00'], true],
  ['DateNotEquals', ['2026-09-11T00:00:00Z'], ['2026-09-12'], true],
  ['DateLessThan', ['2026-09-11T00:00:00Z'], ['2026-09-11T00:00:01Z'], true],
  ['DateLessThan', ['2026-09-11T00:00:01Z'], ['2026-09-11T00:00:01Z'], false],
  ['DateLessThan', ['no date'], ['2026-09-11T00:00:01Z'], false],
  ['DateLessThanEquals', ['2026-09-11T00:00:01Z'], ['2026-09-11T00:00:01Z'], true],
  ['DateGreaterThan', ['2026-09-11T00:00:02Z'], ['1'], true],
  ['DateGreaterThanEquals', ['1789000000'], ['1789000000'], true],
  ['Bool', ['true'], ['TRUE'], true],
  ['Bool', ['false'], ['true'], false],
  ['BinaryEquals', ['QUJD'], ['QUJD'], true],
  ['BinaryEquals', ['QUJD'], ['QUJE'], false],
  ['IpAddress', ['203.0.113.7'], ['203.0.113.0/24'], true],
  ['IpAddress', ['203.0.114.7'], ['203.0.113.0/24'], false],
  ['IpAddress', ['203.0.113.7'], ['203.0.113.7'], true],
  ['IpAddress', ['198.51.100.1'], ['0.0.0.0/0'], true],
  ['IpAddress', ['2001:db8:1::5'], ['2001:db8::/32'], true],
  ['IpAddress', ['2001:db9::5'], ['2001:db8::/32'], false],
  ['IpAddress', ['2001:db8::5'], ['203.0.113.0/24'], false],
  ['IpAddress', ['203.0.113.7'], ['::/0'], false],
  ['IpAddress', ['no address'], ['0.0.0.0/0'], false],
  ['NotIpAddress', ['203.0.113.7'], ['203.0.113.0/24', '10.0.0.0/8'], false],
  ['NotIpAddress', undefined, ['203.0.113.0/24'], true],
  ['NotIpAddress', ['no address'], ['203.0.113.0/24'], false],
  ['NotIpAddress', ['203.0.113.0/24'], ['10.0.0.0/8'], false],
  ['NotIpAddress', [''], ['10.0.0.0/8'], false],
  ['NotIpAddressIfExists', ['no address'], ['10.0.0.0/8'], false],
  ['ForAnyValue:NotIpAddress', ['no address', '10.0.0.1'], ['10.0.0.0/8'], false],
  ['ForAllValues:NotIpAddress', ['no address'], ['10.0.0.0/8'], false],
  ['ArnNotLike', ['no arn'], ['arn:aws:iam::*:user/*'], false],
  ['ArnNotEquals', ['arn:aws:iam'], ['arn:aws:iam::*:user/*'], false],
  ['ArnNotLike', ['urn:aws:iam::1:user/a'], ['arn:aws:iam::*:user/*'], false],
  ['ArnLike', ['urn:aws:iam::1:user/a'], ['*'], false],
  ['NumericNotEquals', ['no number'], ['60'], false],
  ['DateNotEquals', ['no date'], ['2026-09-11'], false],
  ['Null', undefined, ['true'], true],
  ['Null', ['x'], ['true'], false],
  ['Null', ['x'], ['false'], true],
  ['Null', [''], ['false'], true],
  ['Null', [''], ['true'], false],
  ['StringEquals', [''], [''], true],
  ['StringNotEquals', [''], ['a'], true],
  ['StringEqualsIfExists', [''], ['a'], false],
  ['ForAnyValue:StringEquals', ['a', 'b'], ['b'], true],
  ['ForAnyValue:StringEquals', ['a'], ['b'], false],
  ['ForAnyValue:StringEquals', undefined, ['b'], false],
  ['ForAnyValue:StringEquals', [], ['b'], false],
  ['ForAnyValue:StringNotEquals', ['a', 'b'], ['b'], true],
  ['ForAnyValue:StringNotEquals', ['b'], ['b'], false],
  ['ForAnyValue:StringNotEquals', undefined, ['b'], false],
  ['ForAnyValue:StringEqualsIfExists', undefined, ['b'], true],
  ['ForAllValues:StringEquals', ['a', 'b'], ['b'], false],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b', 'c'], true],
  ['ForAllValues:StringEquals', undefined, ['b'], true],
  ['ForAllValues:StringEquals', [''], ['b'], true],
  ['ForAllValues:StringNotEquals', ['a', 'c'], ['b'], true],
  ['ForAllValues:StringNotEquals', ['a', 'b'], ['b'], false],
  ['ForAllValues:StringLike', ['aa', 'ab'], ['a?'], true],
  ['StringEquals', ['a'], [], false],
  ['StringEquals', ['a', 'b'], ['a'], false],
  ['StringEquals', ['a', 'a'], ['a'], false],
  ['StringNotEquals', ['a', 'b'], ['c'], false],
  ['StringLikeIfExists', ['a', 'b'], ['*'], false],
  ['Null', ['a', 'b'], ['false'], true],
])('%s of %j and %j is %j', (operator, actual, expected, result) => {
  expect(holds(operator, actual, expected)).toBe(result);
});

test.each([
  'StringEqual',
  'Boolean',
  'NullIfExists',
  'ForAnyValue:Null',
  'ForAnyValue::StringEquals',
  'ForSomeValues:StringEquals',
  'NotStringEquals',
  'IfExists',
  'constructor',
  '',
])('%s is not an operator', (name) => {
  expect(operatorOf(name)).toBeUndefined();
});

test.each([
  ['NumericLessThan', 'ten'],
  ['NumericLessThan', ''],
  ['NumericLessThan', '0x10'],
  ['DateLessThan', 'tomorrow'],
  ['DateLessThan', '2026-13-01'],
  ['DateLessThan', '9223372036854775808'],
  ['IpAddress', '203.0.113.0/33'],
  ['IpAddress', '203.0.113/24'],
  ['IpAddress', '2001:db8::/129'],
  ['IpAddress', '203.0.113.0/24/1'],
  ['BinaryEquals', 'not base64'],
])('%s does not accept the value %j', (name, value) => {
  expect(operatorOf(name)?.testOf(value, true)).toBeUndefined();
});

describe('policy variables', () => {
  const context = new Map([
    ['aws:username', ['ann']],
    ['aws:principaltag/team', ['a*']],
    ['aws:tagkeys', ['a', 'b']],
  ]);
  test('cannot read a multivalued key, even when it has one value', () => {
    const one = new Map([['aws:tagkeys', ['a']]]);
    expect(resolved(templateOf('${aws:TagKeys}', true), one)).toBeUndefined();
    expect(holds('StringEquals', ['none'], ["${aws:TagKeys, 'none'}"], one)).toBe(true);
  });

  const meaning = (text: string, usesVariables = true) => {
    const pattern = resolved(templateOf(text, usesVariables), context);
    return pattern && spelled(pattern);
  };

  test.each([
    ['home/${aws:username}/', 'home/ann/'],
    ['${AWS:UserName}${aws:username}', 'annann'],
    ["${aws:PrincipalTag/none, 'nobody'}", 'nobody'],
    ["${aws:username, 'nobody'}", 'ann'],
    ["${aws:PrincipalTag/none, ''}", ''],
    ['${$}{aws:username}', '${aws:username}'],
    ['no $ variable { here }', 'no $ variable { here }'],
    ['${aws:username', '${aws:username'],
  ])('%s is %s', (text, expected) => {
    expect(meaning(text)).toBe(expected);
  });

  test.each(['${aws:PrincipalTag/none}', 'x${nonsense}', '${aws:TagKeys}', '${}', '${aws:username, unquoted}'])(
    '%s has no value',
    (text) => {
      expect(meaning(text)).toBeUndefined();
    },
  );

  test('are plain text in policies of version 2008-10-17', () => {
    expect(meaning('${aws:username}', false)).toBe('${aws:username}');
  });

  test('may have values with wildcard characters, which match only themselves', () => {
    expect(holds('StringLike', ['a*'], ['${aws:PrincipalTag/team}'], context)).toBe(true);
    expect(holds('StringLike', ['abc'], ['${aws:PrincipalTag/team}'], context)).toBe(false);
    expect(holds('StringLike', ['abc'], ['${*}'], context)).toBe(false);
    expect(holds('StringLike', ['*?'], ['${*}${?}'], context)).toBe(true);
    expect(holds('StringLike', ['ann-abc'], ['${aws:username}-*'], context)).toBe(true);
  });

  test('without a value are equal to nothing', () => {
    expect(holds('StringEquals', ['ann'], ['${aws:PrincipalTag/none}'], context)).toBe(false);
    expect(holds('StringEquals', ['ann'], ['${aws:PrincipalTag/none}', 'ann'], context)).toBe(true);
    expect(holds('StringNotEquals', ['ann'], ['${aws:PrincipalTag/none}'], context)).toBe(true);
  });

  test('work only in string and ARN operators', () => {
    const arn = 'arn:aws:iam::111122223333:user/ann';
    expect(holds('ArnEquals', [arn], ['arn:aws:iam::*:user/${aws:username}'], context)).toBe(true);
    expect(operatorOf('NumericEquals')?.testOf('${aws:username}', true)).toBeUndefined();
    expect(holds('Bool', ['ann'], ['${aws:username}'], context)).toBe(false);
  });
});

describe('wildcards', () => {
  const matches = (text: string, pattern: string) => isWildcardMatch(text, wildcardsIn(pattern));

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
  ])('%s matches the pattern %s: %s', (text, pattern, expected) => {
    expect(matches(text, pattern)).toBe(expected);
  });

  test('match the same texts as equivalent regular expressions; in an ARN, each field is matched separately', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 10 });
    const expression = (wild: string, any: string) =>
      new RegExp(`^${wild.replaceAll('*', `${any}*`).replaceAll('?', any)}$`);
    fc.assert(
      fc.property(text, pattern, (subject, wild) => {
        expect(matches(subject, wild)).toBe(expression(wild, '.').test(subject));
        const arn = `arn:${subject}::::`;
        const [a, b, c, d, e, ...rest] = `arn:${wild}::::`.split(':');
        const fields = [a, b, c, d, e].map((field) => expression(field ?? '', '[^:]').source.slice(1, -1));
        const last = expression(rest.join(':'), '.').source.slice(1, -1);
        expect(isArnMatch(arn, wildcardsIn(`arn:${wild}::::`))).toBe(
          new RegExp(`^${[...fields, last].join(':')}$`).test(arn),
        );
      }),
      { numRuns: runs(1000) },
    );
  });

  test('are matched fast even if a pattern has 200 stars', () => {
    expect(matches('a'.repeat(5000), `${'*a'.repeat(200)}b`)).toBe(false);
  });
});
