import { describe, expect, test } from 'vitest';
import { decide, type NamedPolicy } from '../../../sandbox/aws/policy/evaluate.ts';
import { parsePolicy } from '../../../sandbox/aws/policy/parse.ts';

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

describe('the order of decisions', () => {
  test('nothing is allowed unless a statement allows it', () => {
    expect(kindOf([])).toBe('not-allowed');
    expect(kindOf([policy(allow)])).toBe('allowed');
  });

  test('an explicit deny in any policy wins over an allow', () => {
    expect(kindOf([policy(allow), policy(deny)])).toBe('explicit-deny');
    expect(kindOf([policy(deny, allow)])).toBe('explicit-deny');
  });

  test('a boundary limits what is allowed, and grants nothing itself', () => {
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
    ['one of several actions', { ...allow, Action: ['iam:*', 's3:*'] }, 'allowed'],
    ["resource in AWS's example", { ...allow, Resource: 'arn:aws:s3:::*' }, 'allowed'],
    ['one bucket only', { ...allow, Resource: 'arn:aws:s3:::acme' }, 'not-allowed'],
    ['resource in another case', { ...allow, Resource: 'arn:aws:S3:::*' }, 'not-allowed'],
    ['NotAction with other actions', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, 'allowed'],
    ['NotAction with this action', { Effect: 'Allow', NotAction: 's3:*', Resource: '*' }, 'not-allowed'],
    ['NotResource', { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::*' }, 'not-allowed'],
  ])('%s: the statement %j has the decision %s', (_name, statement, kind) => {
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

  test.each([true, 'true'])('Allow with Bool %j allows only requests with MFA', (value) => {
    expect(inAllStates([when('Allow', 'Bool', value)])).toEqual(['not-allowed', 'not-allowed', 'allowed']);
  });

  test('Allow with BoolIfExists true also allows the access key', () => {
    expect(inAllStates([when('Allow', 'BoolIfExists', 'true')])).toEqual(['allowed', 'not-allowed', 'allowed']);
  });

  test('Deny with Bool false does not deny the access key', () => {
    const policies = [policy(allow), when('Deny', 'Bool', 'false')];
    expect(inAllStates(policies)).toEqual(['allowed', 'explicit-deny', 'allowed']);
  });

  test('Deny with BoolIfExists false also denies the access key', () => {
    const policies = [policy(allow), when('Deny', 'BoolIfExists', false)];
    expect(inAllStates(policies)).toEqual(['explicit-deny', 'explicit-deny', 'allowed']);
  });

  test('Null tests whether the key is present', () => {
    expect(inAllStates([when('Allow', 'Null', 'false')])).toEqual(['not-allowed', 'allowed', 'allowed']);
    expect(inAllStates([when('Allow', 'Null', true)])).toEqual(['allowed', 'not-allowed', 'not-allowed']);
  });

  test('the reason of a denial names the condition that failed', () => {
    const request = { action: 's3:ListAllMyBuckets', resource: 'arn:aws:s3:::*', context: new Map() };
    const decision = decide({ request, identity: [when('Allow', 'Bool', true)] });
    expect(decision.reason).toBe(
      'statement 1 of the inline policy p asks for Bool aws:MultiFactorAuthPresent true, but the request does not carry that key.',
    );
  });
});
