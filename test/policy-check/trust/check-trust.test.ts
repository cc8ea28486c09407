import { expect, test } from 'vitest';
import type { ContextEntry } from '../../../src/policy-check/identities.ts';
import { PATTERNS } from '../../../src/policy-check/patterns.ts';
import { tableOf } from '../../../src/policy-check/terminal/report.ts';
import { sentenceOf } from '../../../src/policy-check/terminal/sentences.ts';
import { policyChecks } from '../policy-checks.ts';

const ANN = 'arn:aws:iam::111122223333:user/ann';
const ROOT = 'arn:aws:iam::111122223333:root';
const CI = 'arn:aws:iam::111122223333:role/ci';
const MFA = 'aws:MultiFactorAuthPresent';
const allow = (AWS: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action: 'sts:AssumeRole',
  ...more,
});
const PAINT = { red: String, green: String, bold: String, dim: String };

const checks = policyChecks();
const checked = (policy: object, extra: readonly ContextEntry[] = []) =>
  checks.checked(policy, { action: 's3:GetObject', resource: '*' }, extra);

const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });

test('the verdict of a trust policy has three kinds of credentials, and the question is about assuming the role', async () => {
  const report = await checked(PATTERNS['trust-bool']);
  expect(report).toMatchObject({
    question: { action: 'sts:AssumeRole', resource: '*' },
    holes: [],
    reasons: [],
    missingKeys: [],
    trust: { callers: [{ principal: ROOT }], leftOut: [] },
  });
  expect(Object.keys(report.verdict)).toEqual(['accessKey', 'sessionWithoutMfa', 'sessionWithMfa']);
});

test('a reason has the line of its statement, also if statements about other principals come before', async () => {
  const leaky = policy(allow(CI), allow(ANN), {
    ...allow('*', { Condition: { Bool: { [MFA]: 'false' } } }),
    Effect: 'Deny',
  });
  const { reasons, trust, repaired } = await checked(leaky);
  expect(trust).toMatchObject({ callers: [{ principal: ANN }], leftOut: [4] });
  expect(reasons.map((reason) => `${reason.line} ${reason.identity}: ${sentenceOf(reason).slice(0, 38)}`)).toEqual([
    '11 accessKey: This Allow does not ask for MFA.',
    '18 accessKey: This Deny uses Bool, which does not ma',
  ]);
  // The Deny also applies to the role, so the repair does not change it.
  expect(repaired?.Statement).toEqual([
    leaky.Statement[0],
    allow(ANN, { Condition: { Bool: { [MFA]: 'true' } } }),
    leaky.Statement[2],
  ]);
});

test('if only users are allowed, the repaired Deny has the form that AWS recommends', async () => {
  const { repaired } = await checked(
    policy(allow(ANN), { ...allow('*', { Condition: { Bool: { [MFA]: 'false' } } }), Effect: 'Deny' }),
  );
  expect(repaired?.Statement).toMatchObject([
    allow(ANN),
    { Effect: 'Deny', Condition: { BoolIfExists: { [MFA]: 'false' } } },
  ]);
  expect(JSON.stringify(repaired)).not.toContain('Resource');
});

test('the repaired policy demands MFA from users, and does not change what roles and services may do', async () => {
  const Principal = { AWS: [CI, ANN], Service: 'ec2.amazonaws.com' };
  const { repaired } = await checked(policy({ ...allow(''), Principal }));
  expect(repaired?.Statement).toEqual([
    allow([ANN], { Condition: { Bool: { [MFA]: 'true' } } }),
    { ...allow(''), Principal: { AWS: [CI], Service: 'ec2.amazonaws.com' } },
  ]);
});

test('a trust policy that names only roles and services is not checked, and the report says so', async () => {
  const before = checks.calls().length;
  const report = await checked(policy({ ...allow(''), Principal: { Service: 'ec2.amazonaws.com' } }, allow(CI)));
  expect(checks.calls()).toHaveLength(before);
  expect(report).toMatchObject({ holes: [], trust: { callers: [], leftOut: [4, 11] } });
  const table = tableOf('trust.json', report, PAINT);
  expect(table).toContain('No Allow of this trust policy names IAM users, so there was nobody to check.');
  expect(table).toContain('Not checked: lines 4 and 11, with only roles, services or federated identities.');
  expect(table).not.toContain('access key');
});

test('if a trust policy names several users, the report names the users who are allowed without MFA', async () => {
  const ben = 'arn:aws:iam::444455556666:user/ben';
  const report = await checked(policy(allow([ANN], { Condition: { Bool: { [MFA]: 'true' } } }), allow(ben)));
  expect(report.verdict).toEqual({ accessKey: 'allowed', sessionWithoutMfa: 'allowed', sessionWithMfa: 'allowed' });
  expect(tableOf('trust.json', report, PAINT)).toContain(`Allowed without MFA: ${ben}.`);
});

test('a user to whom the Deny does not apply is checked, although the Allow names only the account', async () => {
  const spared = { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:user/break-glass-*' } };
  const deny = { ...allow('*', { Condition: { BoolIfExists: { [MFA]: 'false' }, ...spared } }), Effect: 'Deny' };
  const { holes, trust, repaired } = await checked(policy(allow(ROOT), deny));
  expect(holes).toEqual(['accessKey', 'sessionWithoutMfa']);
  expect(trust?.callers.map(({ principal, verdict }) => [principal, verdict.accessKey])).toEqual([
    [ROOT, 'denied'],
    ['arn:aws:iam::111122223333:user/break-glass-*', 'allowed'],
  ]);
  expect(repaired?.Statement[0]).toMatchObject({ Condition: { Bool: { [MFA]: 'true' } } });
});

test('the report names a context key whose value is unknown, and the caller can give a value', async () => {
  const external = policy(
    allow(ROOT, { Condition: { StringEquals: { 'sts:ExternalId': 'secret', 'sts:RoleSessionName': 'a' } } }),
  );
  const { missingKeys, verdict } = await checked(external);
  expect(missingKeys).toEqual(['sts:ExternalId', 'sts:RoleSessionName']);
  expect(verdict.accessKey).toBe('denied');
  const given = (key: string, value: string) => ({ key, type: 'string', values: [value] }) as const;
  const again = await checked(external, [given('sts:ExternalId', 'secret'), given('sts:RoleSessionName', 'a')]);
  expect(again).toMatchObject({ missingKeys: [], holes: ['accessKey', 'sessionWithoutMfa'] });
});
