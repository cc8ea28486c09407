// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written like this
import fc from 'fast-check';
import type { Case, RawPolicy, RawStatement } from './policy-oracle.ts';

/** Policies and requests use the same few values. With random texts, a policy would almost never match a request. */
const account = '111122223333';
const iam = `arn:aws:iam::${account}`;
const user = { arn: `${iam}:user/ann`, roleArn: undefined, id: 'AIDAANN', account };
const session = { arn: `arn:aws:sts::${account}:assumed-role/r/s`, roleArn: `${iam}:role/r`, id: 'AROAR', account };

const principalNames = fc.constantFrom(
  '*',
  account,
  `${iam}:root`,
  ...[user.arn, user.id, session.arn, session.roleArn, session.id],
  `${iam}:user/bob`,
  '999900001111',
);

/** For each family of operators: the values that requests have for each key, and the values in conditions. */
const families: Record<string, { operators: string[]; keys: Record<string, string[]>; values: string[] }> = {
  string: {
    operators: ['Equals', 'NotEquals', 'EqualsIgnoreCase', 'NotEqualsIgnoreCase', 'Like', 'NotLike'].map(
      (each) => `String${each}`,
    ),
    keys: {
      'aws:username': ['ann', 'bob', 'a*'],
      'aws:PrincipalTag/team': ['ann', 'a?n', 'Ann', ''],
      'aws:TagKeys': ['ann', 'bob', 'cat', ''],
    },
    values: [
      'ann',
      'ANN',
      'b*',
      '?nn',
      'a*',
      '',
      '*',
      '${aws:username}',
      '${aws:PrincipalTag/team}*',
      "${aws:PrincipalTag/team, 'bob'}",
      'a${*}',
      '${aws:TagKeys}',
    ],
  },
  number: {
    operators: ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map(
      (each) => `Numeric${each}`,
    ),
    keys: { 'aws:MultiFactorAuthAge': ['10', '60', '60.5', '-1', 'ten'] },
    values: ['60', '60.0', '-1', '100.25', '+10'],
  },
  date: {
    operators: ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map(
      (each) => `Date${each}`,
    ),
    keys: { 'aws:CurrentTime': ['2026-09-11T00:00:00Z', '2026-09-12T00:00:00Z', '1789171200', 'today'] },
    values: ['2026-09-11', '2026-09-11T02:00:00+02:00', '2026-09-11T12:00:00.5Z', '1789171200', '1'],
  },
  bool: {
    operators: ['Bool'],
    keys: { 'aws:MultiFactorAuthPresent': ['true', 'false'] },
    values: ['true', 'false', 'True'],
  },
  binary: {
    operators: ['BinaryEquals'],
    keys: { 'x:data': ['QUJD', 'QUJE', 'no binary'] },
    values: ['QUJD', 'QUJE', ''],
  },
  address: {
    operators: ['IpAddress', 'NotIpAddress'],
    keys: { 'aws:SourceIp': ['203.0.113.7', '10.1.2.3', '2001:db8::5', 'fe80::1', 'here'] },
    values: ['203.0.113.0/24', '203.0.113.7', '0.0.0.0/0', '10.0.0.0/13', '2001:db8::/33', '::/0', 'fe80::1/128'],
  },
  arn: {
    operators: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
    keys: { 'aws:SourceArn': [user.arn, 'arn:aws:sns:eu-west-1:1:t:x', 'arn:aws:s3:::b', 'no arn'] },
    values: [
      `${iam}:user/*`,
      'arn:*:iam::*:user/${aws:username}',
      'arn:aws:sns:*:t',
      'arn:aws:sns:*:*:t*',
      'arn:aws:s3',
      '*',
      'arn:aws:s?:::b',
    ],
  },
};
const allKeys = Object.assign({}, ...Object.values(families).map(({ keys }) => keys)) as Record<string, string[]>;

const oneOrMany = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 }));
const inAnyCase = (text: string) => fc.constantFrom(text, text, text.toUpperCase(), text.toLowerCase());

const operatorOf = (names: string[]) =>
  fc
    .tuple(
      fc.constantFrom('', '', '', 'ForAllValues:', 'ForAnyValue:'),
      fc.constantFrom(...names),
      fc.constantFrom('', '', 'IfExists'),
    )
    .chain((parts) => inAnyCase(parts.join('')));

const typedConditions = Object.values(families).map(({ operators, keys, values }) => {
  const value = fc.constantFrom(...values);
  const key = fc.constantFrom(...Object.keys(keys)).chain(inAnyCase);
  return fc.dictionary(
    operatorOf(operators),
    fc.dictionary(key, fc.oneof(value, fc.array(value, { maxLength: 3 })), { minKeys: 1, maxKeys: 2 }),
    { minKeys: 1, maxKeys: 1 },
  );
});
const nullCondition = fc
  .tuple(fc.constantFrom(...Object.keys(allKeys)), fc.constantFrom<unknown>('true', 'false', true, false))
  .map(([key, value]) => ({ Null: { [key]: value } }));
const condition = fc
  .array(fc.oneof({ arbitrary: typedConditions[0]!, weight: 3 }, ...typedConditions, nullCondition), { maxLength: 2 })
  .map((parts) => Object.assign({}, ...parts) as NonNullable<RawStatement['Condition']>);

const action = oneOrMany(
  fc.constantFrom('*', 's3:*', 'S3:get*', 's3:GetObject', 'iam:?etUser', 'iam:*', 'sts:AssumeRole', 'sts:*'),
);
const resource = oneOrMany(
  fc.constantFrom(
    '*',
    '*',
    'arn:aws:s3:::*',
    'arn:aws:s3',
    'arn:aws:s3:::b/${aws:username}',
    "arn:aws:s3:::b/${aws:PrincipalTag/team, 'ann'}",
    'arn:aws:s3:::b/${*}*',
    'arn:aws:s3:::?',
    `${iam}:user/a*`,
    `${iam}:role/?`,
  ),
);

const effect = fc.constantFrom<RawStatement['Effect']>('Allow', 'Allow', 'Allow', 'Allow', 'Allow', 'Allow', 'Deny');
const mostly = <Value>(usual: Value, unusual: Value) => fc.constantFrom(usual, usual, usual, usual, unusual);

/**
 * Makes a statement. Without an effect in `more`, one statement in seven denies. Many statements are about all actions
 * and resources, so that their conditions decide.
 */
function statement(more: fc.Arbitrary<Partial<RawStatement>>): fc.Arbitrary<RawStatement> {
  return fc
    .tuple(
      effect,
      mostly('Action', 'NotAction'),
      fc.oneof(action, fc.constant('*')),
      mostly('Resource', 'NotResource'),
      fc.oneof(resource, fc.constant('*')),
      fc.option(condition, { freq: 2 }),
      more,
    )
    .map(([Effect, acts, Action, about, Resource, Condition, others]) => ({
      Effect,
      [acts]: Action,
      [about]: Resource,
      ...(Condition && { Condition }),
      ...others,
    }));
}

function policyOf(each: fc.Arbitrary<RawStatement>): fc.Arbitrary<RawPolicy> {
  const Version = fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', undefined);
  return fc.record({ Version, Statement: oneOrMany(each) });
}

const plainPolicy = policyOf(statement(fc.constant({})));
const principals = fc.oneof(
  { arbitrary: oneOrMany(principalNames).map((AWS) => ({ Principal: { AWS } })), weight: 5 },
  { arbitrary: fc.constant({ Principal: '*' as const }), weight: 1 },
);
const resourcePolicy = policyOf(
  fc.oneof(
    { arbitrary: statement(principals), weight: 6 },
    {
      arbitrary: statement(oneOrMany(principalNames).map((AWS) => ({ NotPrincipal: { AWS } }))).map((each) => ({
        ...each,
        Effect: 'Deny' as const,
      })),
      weight: 1,
    },
  ),
);

const context = fc
  .tuple(
    ...Object.entries(allKeys).map(([key, values]) => {
      const value = fc.constantFrom(...values);
      const single = value.map((each) => [each]);
      const several = fc.array(value, { maxLength: 3 });
      return fc
        .option(
          key === 'aws:TagKeys'
            ? several
            : fc.oneof({ arbitrary: single, weight: 9 }, { arbitrary: several, weight: 1 }),
          { freq: 2 },
        )
        .map((found) => (found ? { [key]: found } : {}));
    }),
  )
  .map((parts) => Object.assign({}, ...parts) as Record<string, string[]>);

const question = fc.record({
  action: fc.constantFrom('s3:GetObject', 's3:ListAllMyBuckets', 'iam:GetUser', 'sts:AssumeRole'),
  resource: fc.constantFrom(
    'arn:aws:s3:::b',
    'arn:aws:s3:::b/ann',
    'arn:aws:s3:::b/*',
    `${iam}:user/ann`,
    `${iam}:role/r`,
    '*',
  ),
  context,
  who: fc.constantFrom(user, session),
});

export const operatorNames = [...Object.values(families).flatMap(({ operators }) => operators), 'Null'];

/**
 * Makes cases with one statement and one condition with this operator. The cases of `anyCase` use some operators too
 * rarely to test them.
 */
export function caseOf(operatorName: string): fc.Arbitrary<Case> {
  const family = Object.values(families).find(({ operators }) => operators.includes(operatorName));
  const { keys, values } = family ?? { keys: allKeys, values: ['true', 'false'] };
  const operator = family ? operatorOf([operatorName]) : fc.constant(operatorName);
  return fc.constantFrom(...Object.entries(keys)).chain(([key, said]) =>
    fc
      .record({
        question,
        operator,
        Effect: effect,
        actual: fc.array(fc.constantFrom(...said), { maxLength: 2 }),
        expected: oneOrMany(fc.constantFrom(...values)),
      })
      .map(({ question: asked, operator: name, Effect, actual, expected }) => {
        const Condition = { [name]: { [key]: expected } };
        return {
          question: { ...asked, context: { ...asked.context, [key]: actual } },
          identity: [{ Version: '2012-10-17', Statement: { Effect, Action: '*', Resource: '*', Condition } }],
          boundary: undefined,
          session: [],
          resource: undefined,
        };
      }),
  );
}

export const anyCase: fc.Arbitrary<Case> = fc.record({
  question,
  identity: fc.array(plainPolicy, { maxLength: 3 }),
  boundary: fc.option(plainPolicy, { nil: undefined, freq: 2 }),
  session: fc.oneof(fc.constant([]), fc.array(plainPolicy, { minLength: 1, maxLength: 2 })),
  resource: fc.option(fc.record({ policy: resourcePolicy, mustAllow: fc.boolean() }), { nil: undefined, freq: 2 }),
});
