import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../src/policy-check/terminal/sentences.ts';
import { policyChecks } from './policy-checks.ts';

interface Shape {
  readonly id: string;
  readonly title: string;
  readonly policy: object;
  readonly verdict: Readonly<Record<string, string>>;
  /** Why AWS's decision is not known. */
  readonly uncertain?: string;
}

const file = new URL('./mfa-policy-shapes.json', import.meta.url);
const { shapes } = JSON.parse(readFileSync(file, 'utf8')) as { readonly shapes: readonly Shape[] };
const { checked } = policyChecks();

test('the file has thirty example policies', () => {
  expect(shapes).toHaveLength(30);
});

describe.each(shapes)('$id $title', ({ policy, verdict }) => {
  test("the check's verdict is the verdict in the file; a hole has a reason, and the repaired policy has no hole", async () => {
    const report = await checked(policy);
    expect(report.verdict).toMatchObject(verdict);
    expect(report.verdict.roleSession, 'credentials of a role are treated like temporary credentials without MFA').toBe(
      verdict.sessionWithoutMfa,
    );
    const isLeaky = verdict.accessKey === 'allowed' || verdict.sessionWithoutMfa === 'allowed';
    expect(report.holes.length > 0).toBe(isLeaky);
    if (!isLeaky) {
      expect(report).toMatchObject({ reasons: [], repaired: undefined });
      return;
    }
    expect(new Set(report.reasons.map(({ identity }) => identity))).toEqual(new Set(report.holes));
    const again = await checked(report.repaired ?? {});
    expect(again).toMatchObject({
      holes: [],
      verdict: { accessKey: 'denied', sessionWithoutMfa: 'denied', sessionWithMfa: 'allowed', roleSession: 'denied' },
    });
  });
});

test.each([
  [
    '15',
    /^This Deny uses Bool, which does not match a request without aws:MultiFactorAuthPresent; a request with an access key does not/,
  ],
  ['03', /^This Allow uses BoolIfExists, which is also true for a request without aws:MultiFactorAuthPresent/],
  [
    '06',
    /^This Allow uses Null, which tests whether aws:MultiFactorAuthPresent is in the request, not whether it is true/,
  ],
  ['28', /^This Deny is not about s3:ListAllMyBuckets/],
  ['29', /^This Allow does not ask for MFA/],
])('a reason for the hole in policy %s says why the statement does not demand MFA', async (id, says) => {
  const { reasons } = await checked(shapes.find((shape) => shape.id === id)?.policy ?? {});
  expect(reasons.map(sentenceOf)).toContainEqual(expect.stringMatching(says));
});

test('if a policy limits the age of the MFA code, but allows temporary credentials with an older code, this is a hole', async () => {
  const limited = { 'aws:MultiFactorAuthAge': '3600' };
  const { holes, verdict, repaired } = await checked({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 's3:ListAllMyBuckets',
        Resource: '*',
        Condition: { Bool: { 'aws:multifactorauthpresent': 'true' } },
      },
      {
        Effect: 'Deny',
        Action: 's3:*',
        Resource: 'arn:aws:s3:::prod',
        Condition: { NumericGreaterThanIfExists: limited },
      },
    ],
  });
  expect(verdict.sessionWithOldMfa).toBe('allowed');
  expect(holes).toEqual(['sessionWithOldMfa']);
  expect(repaired, 'a repaired policy with a hole is not suggested').toBeUndefined();
});

test('the reason for a hole of an old MFA code says that a Deny with Null does not match, because the key is present', async () => {
  const present = 'aws:MultiFactorAuthPresent';
  const { reasons } = await checked({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { Bool: { [present]: 'true' } } },
      { Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { Null: { [present]: 'true' } } },
      {
        Effect: 'Deny',
        Action: 's3:*',
        Resource: 'arn:aws:s3:::prod',
        Condition: { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } },
      },
    ],
  });
  expect(reasons.map(({ identity }) => identity)).toContain('sessionWithOldMfa');
  expect(reasons.map(sentenceOf)).toContainEqual(
    `This Deny uses Null, which tests whether ${present} is in the request, not whether it is true; in this request it is present.`,
  );
});

test('the report names a context key that has no value, and a call whose Allow needs this key is denied', async () => {
  const policy = {
    Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { StringEquals: { 's3:prefix': 'a' } } },
  };
  const { missingKeys, verdict } = await checked(policy);
  expect({ missingKeys, accessKey: verdict.accessKey }).toEqual({ missingKeys: ['s3:prefix'], accessKey: 'denied' });
});
