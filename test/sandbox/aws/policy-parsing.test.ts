// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written like this
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseManagedPolicy,
  parsePolicy,
  parseResourcePolicy,
  parseTrustPolicy,
} from '../../../sandbox/aws/policy/parse.ts';
import { runs } from '../../support/volume.ts';

type Statement = Record<string, unknown>;
const allow = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' };
const when = (Condition: unknown) => ({ Statement: { ...allow, Condition } });
const on = (Resource: unknown) => ({ Statement: { ...allow, Resource } });

/** Returns the message of the error. Fails the test if the document is accepted, or refused with another error code. */
function refusalOf(parse: (text: string) => unknown, document: unknown): string {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  try {
    parse(text);
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'MalformedPolicyDocument', httpStatus: 400 });
    return (thrown as Error).message;
  }
  throw new Error('The policy was expected to be refused.');
}

const SYNTAX = 'Syntax errors in policy.';
const LEGACY = 'The policy failed legacy parsing';
const VENDOR = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';

describe('an identity policy', () => {
  test.each<[string, unknown, string]>([
    ['no JSON', 'allow me', SYNTAX],
    ['broken JSON', '{', 'This policy contains invalid Json'],
    ['a leading space', ` ${JSON.stringify({ Statement: allow })}`, 'JSON strings must not have leading spaces'],
    ['a list', '[]', SYNTAX],
    ['no statement', { Version: '2012-10-17' }, SYNTAX],
    ['an empty list of statements', { Version: '2012-10-17', Statement: [] }, SYNTAX],
    ['a statement that is text', { Statement: ['allow'] }, SYNTAX],
    ['an unknown version', { Version: '2020-01-01', Statement: allow }, SYNTAX],
    ['an unknown element', { Statement: allow, Extra: 1 }, SYNTAX],
    ['an unknown element in a statement', { Statement: { ...allow, Extra: 1 } }, SYNTAX],
    ['an element in another case', { Statement: { ...allow, effect: 'Allow' } }, SYNTAX],
    ['the same key twice', '{"Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}', SYNTAX],
    [
      'the key __proto__',
      '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"__proto__":{}}}}',
      SYNTAX,
    ],
    ['a principal', { Statement: { ...allow, Principal: '*' } }, 'Policy document should not specify a principal.'],
    ['no effect', { Statement: { Action: 's3:*', Resource: '*' } }, SYNTAX],
    ['an unknown effect', { Statement: { ...allow, Effect: 'Maybe' } }, SYNTAX],
    ['an effect in lower case', { Statement: { ...allow, Effect: 'allow' } }, LEGACY],
    ['no action', { Statement: { Effect: 'Allow', Resource: '*' } }, 'Policy statement must contain actions.'],
    ['an empty list of actions', { Statement: { ...allow, Action: [] } }, 'Policy statement must contain actions.'],
    ['action and not-action', { Statement: { ...allow, NotAction: 's3:*' } }, SYNTAX],
    ['an action without a service', { Statement: { ...allow, Action: 'ListAllMyBuckets' } }, VENDOR],
    ['a condition key without a service', when({ Bool: { MultiFactorAuthPresent: 'true' } }), VENDOR],
    ['a condition key with an empty service', when({ Null: { ':MultiFactorAuthPresent': 'true' } }), VENDOR],
    ['a condition key that is only a service', when({ StringEquals: { 'aws:': 'a' } }), VENDOR],
    ['an empty condition key', when({ StringEquals: { '': 'a' } }), VENDOR],
    ['a condition key with a blank', when({ Bool: { 'aws :SecureTransport': 'true' } }), 'Vendor aws  is not valid'],
    ['an empty action', { Statement: { ...allow, NotAction: '', Action: undefined } }, VENDOR],
    ['a service with a space', { Statement: { ...allow, Action: 'a a:List' } }, 'Vendor a a is not valid'],
    ['two colons', { Statement: { ...allow, Action: 's3:List:All' } }, 'Actions/Condition can contain only one colon.'],
    ['no resource', { Statement: { Effect: 'Allow', Action: 's3:*' } }, 'Policy statement must contain resources.'],
    ['an empty list of resources', on([]), 'Policy statement must contain resources.'],
    ['resource and not-resource', { Statement: { ...allow, NotResource: '*' } }, SYNTAX],
    ['a resource that is no text', on({ a: 'b' }), SYNTAX],
    ['a resource that is no ARN', on(['adf']), 'Resource adf must be in ARN format or "*".'],
    ['an empty resource', on(''), 'Resource  must be in ARN format or "*".'],
    ['an unknown partition', on('arn:error:s3:::b'), 'Partition "error" is not valid for resource "arn:error:s3:::b".'],
    ['an odd ARN', on('a:b:cadfsdf'), 'Partition "b" is not valid for resource "arn:b:cadfsdf:*:*:*".'],
    ['an ARN without a service', on('arn:aws'), 'Resource vendor must be fully qualified and cannot contain regexes.'],
    ['an ARN without one of its fields', on('arn:aws:s3::example_bucket'), LEGACY],
    ['an ARN with an empty service', on('arn:aws::::example_bucket'), LEGACY],
    [
      'a region in an IAM ARN',
      on('arn:aws:iam:us-east-1:1:user/a'),
      'IAM resource arn:aws:iam:us-east-1:1:user/a cannot contain region information.',
    ],
    [
      'an unknown IAM path',
      on('arn:aws:iam:::bucket'),
      expect.stringMatching(/^IAM resource path must either be "\*" or start with user\/, /) as unknown as string,
    ],
    ['conditions in a list', when([]), SYNTAX],
    ['an unknown operator', when({ Boolean: { 'aws:MultiFactorAuthPresent': true } }), SYNTAX],
    ['an unknown operator without keys', when({ Boolean: {} }), SYNTAX],
    ['an unknown quantifier', when({ 'ForAnyValue::StringEquals': { 'aws:username': 'a' } }), SYNTAX],
    ['an operator named like a built-in', when({ constructor: { a: 'b' } }), SYNTAX],
    ['Null with IfExists', when({ NullIfExists: { 'aws:username': 'true' } }), SYNTAX],
    ['a condition value that is an object', when({ Bool: { 'aws:MultiFactorAuthPresent': {} } }), SYNTAX],
    ['a numeric value that is not a number', when({ NumericLessThan: { 'aws:MultiFactorAuthAge': 'ten' } }), LEGACY],
    ['a date value that is not a date', when({ DateLessThan: { 'aws:CurrentTime': 'sdfdsf' } }), LEGACY],
    ['an IP value that is not an address', when({ IpAddress: { 'aws:SourceIp': '203.0.113.0/33' } }), LEGACY],
    [
      'a Sid with a space',
      { Statement: { ...allow, Sid: 'a b' } },
      expect.stringMatching(/^Statement IDs \(SID\) must be alpha-numeric/) as unknown as string,
    ],
    [
      'the same Sid twice',
      {
        Statement: [
          { ...allow, Sid: 'A' },
          { ...allow, Sid: 'A' },
        ],
      },
      'Statement IDs (SID) in a single policy must be unique.',
    ],
  ])('with %s is refused as malformed', (_name, document, message) => {
    expect(refusalOf(parsePolicy, document)).toEqual(message);
  });
});

test.each<[string, unknown]>([
  ['no version', { Statement: allow }],
  ['the older version', { Version: '2008-10-17', Id: 'x', Statement: [allow] }],
  [
    'an empty Sid',
    {
      Statement: [
        { ...allow, Sid: '' },
        { ...allow, Sid: '' },
      ],
    },
  ],
  ['an incomplete ARN', on('arn:aws:s3')],
  ['an incomplete ARN with a wildcard', on('arn:aws:s3:*')],
  ['an ARN of another partition', on('arn:aws-cn:s3:::b')],
  ['a variable in a resource', on('arn:aws:iam::*:user/${aws:username}')],
  ['no conditions', when({})],
  ['an operator without keys', when({ DateGreaterThan: {} })],
  ['a number as JSON', when({ NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 } })],
  ['a date with fractions', when({ DateLessThanEquals: { 'aws:x': '2016-12-13T21:20:37.593194+00:00' } })],
  ['epoch seconds', when({ DateLessThan: { 'aws:x': '-292275054' } })],
  ['a quantifier and IfExists', when({ 'ForAnyValue:StringEqualsIfExists': { 'aws:x': 'asf' } })],
  ['a key that appears in two objects', when({ StringEquals: { 'a:b': 'c' }, StringLike: { 'a:b': 'c' } })],
])('a policy with %s is accepted', (_name, document) => {
  expect(parsePolicy(JSON.stringify(document)).statements.length).toBeGreaterThan(0);
});

test('a managed policy must be of version 2012-10-17', () => {
  const tooOld = 'Policy document must be version 2012-10-17 or greater.';
  expect(refusalOf(parseManagedPolicy, { Statement: allow })).toBe(tooOld);
  expect(refusalOf(parseManagedPolicy, { Version: '2008-10-17', Statement: allow })).toBe(tooOld);
  expect(parseManagedPolicy(JSON.stringify({ Version: '2012-10-17', Statement: allow })).statements).toHaveLength(1);
});

describe('trust policies', () => {
  const trust = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' };
  const of = (changes: Statement) => ({ Version: '2012-10-17', Statement: [{ ...trust, ...changes }] });

  test.each<[string, unknown, string]>([
    ['broken JSON', '{', 'This policy contains invalid Json'],
    ['an unknown version', { ...of({}), Version: '2020' }, 'The policy must contain a valid version string'],
    ['no statement', { Version: '2012-10-17' }, 'Could not parse the policy: Statement is empty!'],
    ['no effect', of({ Effect: undefined }), 'Missing required field Effect'],
    ['an unknown effect', of({ Effect: 'allow' }), 'Invalid effect: allow'],
    ['no principal', of({ Principal: undefined }), 'Missing required field Principal'],
    ['an empty principal', of({ Principal: {} }), 'Missing required field Principal cannot be empty!'],
    ['a principal that is text', of({ Principal: '*' }), 'Principal must be a JSON object.'],
    ['an unknown kind of principal', of({ Principal: { Aws: '*' } }), 'Syntax error in policy.'],
    ['NotPrincipal in an Allow', of({ NotPrincipal: { AWS: '*' } }), 'Allow with NotPrincipal is not allowed.'],
    [
      'NotPrincipal in a Deny',
      of({ Effect: 'Deny', NotPrincipal: { AWS: '*' } }),
      'AssumeRole policy must not contain NotPrincipal field.',
    ],
    ['no action', of({ Action: undefined }), 'Missing required field Action'],
    ['another action', of({ Action: 's3:*' }), 'AssumeRole policy may only specify STS AssumeRole actions.'],
    ['a resource', of({ Resource: '*' }), 'Has prohibited field Resource'],
    ['NotResource', of({ NotResource: 'arn:aws:s3:::b' }), 'AssumeRole policy must not contain resources.'],
    ['a condition key without a service', of({ Condition: { Bool: { MultiFactorAuthPresent: 'true' } } }), VENDOR],
    ['an unknown operator', of({ Condition: { Boolean: { a: 'b' } } }), 'Syntax error in policy.'],
    [
      'the same Sid twice',
      {
        Statement: [
          { ...trust, Sid: 'A' },
          { ...trust, Sid: 'A' },
        ],
      },
      'The Statement Ids in the policy are not unique',
    ],
  ])('with %s are refused', (_name, document, message) => {
    expect(refusalOf(parseTrustPolicy, document)).toBe(message);
  });

  test('are parsed with the principals that they trust', () => {
    const Principal = { AWS: ['111122223333', '*'], Service: 'ec2.amazonaws.com' };
    const { statements } = parseTrustPolicy(JSON.stringify(of({ Principal })));
    expect(statements[0]?.principals).toEqual({
      areExcluded: false,
      aws: ['111122223333', '*'],
      services: ['ec2.amazonaws.com'],
      federated: [],
    });
  });
});

describe('any text as a policy', () => {
  const parsers = [parsePolicy, parseManagedPolicy, parseTrustPolicy, parseResourcePolicy];
  const outcomeOf = (text: string) =>
    parsers.map((parse) => {
      try {
        return parse(text).statements.length > 0;
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: 'MalformedPolicyDocument', httpStatus: 400 });
        return false;
      }
    });

  const sample = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ ...allow, Sid: 'A', Principal: { AWS: '*' }, Condition: { NumericLessThan: { 'a:b': ['1', 2] } } }],
  });

  test('is accepted or refused as malformed, without any other failure', () => {
    const changed = fc
      .tuple(fc.nat(sample.length), fc.nat(3), fc.string({ unit: fc.constantFrom(...'{}[]",:*$\\1a '), maxLength: 3 }))
      .map(([at, cut, inserted]) => sample.slice(0, at) + inserted + sample.slice(at + cut));
    const element = fc.constantFrom(
      'Sid',
      'Effect',
      'Principal',
      'NotPrincipal',
      'Action',
      'Resource',
      'Condition',
      'constructor',
    );
    const odd = fc.dictionary(
      element,
      fc.oneof(fc.jsonValue(), fc.constantFrom('Allow', 'Deny', 's3:*', '*', 'sts:AssumeRole')),
    );
    const document = odd.map((statement) =>
      JSON.stringify({ Version: '2012-10-17', Statement: { ...allow, ...statement } }),
    );
    fc.assert(
      fc.property(fc.oneof(changed, document, fc.json(), fc.string()), (text) => {
        outcomeOf(text);
      }),
      { numRuns: runs(1000) },
    );
  });

  test('does not crash a parser, even if it is very long or deeply nested', () => {
    const long = 'a'.repeat(130_000);
    expect(outcomeOf(sample.replace('"A"', `"${long}"`))).toEqual([false, false, false, true]);
    expect(outcomeOf(`${'['.repeat(60_000)}${']'.repeat(60_000)}`)).toEqual([false, false, false, false]);
    expect(outcomeOf(`{"Statement":${'['.repeat(60_000)}${']'.repeat(60_000)}}`)).toEqual([false, false, false, false]);
    expect(outcomeOf(`{"Statement":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_001)}`)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
