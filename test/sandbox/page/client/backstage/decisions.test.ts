import { expect, test } from 'vitest';
import type { AwsCallView } from '../../../../../sandbox/aws/view/view-types.ts';
import { isOfTheBot } from '../../../../../sandbox/page/client/backstage/bot-calls.ts';
import {
  decisionsOf,
  documentsOf,
  isMfaKey,
  mfaConditionIn,
} from '../../../../../sandbox/page/client/backstage/decided/decisions.ts';
import { busyAws } from '../../sample-world.ts';

const call = (number: number, changes: Partial<AwsCallView> = {}): AwsCallView => ({
  number,
  at: 1_795_396_500_000 + number,
  service: 's3',
  operation: 'ListBuckets',
  principal: 'demo-a',
  principalArn: 'arn:aws:iam::123456789012:user/mfa-demo/demo-a',
  mfa: 'absent',
  result: 'denied',
  httpStatus: 403,
  errorCode: 'AccessDenied',
  decision: 'not-allowed',
  ...changes,
});
const allowed = { mfa: 'true', result: 'allowed', decision: 'allowed', httpStatus: 200 } as const;
const other = { principal: 'demo-b', principalArn: 'arn:aws:iam::123456789012:user/mfa-demo/demo-b' };

test('decisionsOf returns the newest call and the number of calls for each kind of credentials', () => {
  const [user, ...others] = decisionsOf([call(1), call(2, { mfa: 'false' }), call(3, allowed), call(4)]);
  expect(others).toEqual([]);
  expect(user).toMatchObject({
    userName: 'demo-a',
    decisions: {
      absent: { call: { number: 4, result: 'denied' }, times: 2 },
      false: { call: { number: 2 }, times: 1 },
      true: { call: { number: 3, result: 'allowed' }, times: 1 },
    },
  });
});

test('the user with the newest call comes first', () => {
  expect(decisionsOf([call(1, other), call(2), call(3, other)]).map(({ userName }) => userName)).toEqual([
    'demo-b',
    'demo-a',
  ]);
});

test.each<[string, Partial<AwsCallView>]>([
  ['of the bot', { principal: 'sandbox-admin', principalArn: 'arn:aws:iam::123456789012:user/sandbox-admin' }],
  ['of another operation', { service: 'sts', operation: 'GetSessionToken' }],
  [
    'that was refused before the policies were evaluated',
    { decision: undefined, result: 'failed', errorCode: 'InvalidAccessKeyId' },
  ],
  ['of an unknown caller', { principal: 'anonymous', principalArn: undefined }],
])('a call %s is not counted', (_, changes) => {
  expect(decisionsOf([call(1, changes)])).toEqual([]);
});

test('isOfTheBot recognizes calls of the bot itself and its polls with a test user’s key', () => {
  const calls = [
    call(1, { principal: 'sandbox-admin' }),
    call(4, {
      principal: 'mfa-demo-sandbox-bot',
      principalArn: 'arn:aws:iam::123456789012:user/mfa-demo-bots/mfa-demo-sandbox-bot',
    }),
    call(2, { principal: 'anonymous', service: 'sts', operation: 'GetCallerIdentity' }),
    call(3),
  ];
  expect(calls.filter((one) => !isOfTheBot(one)).map(({ number }) => number)).toEqual([3]);
});

const withMfa = (Condition: object, Effect = 'Allow') => ({
  Version: '2012-10-17',
  Statement: [{ Effect, Condition }],
});
const asks = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

test('the line of a policy that asks for MFA is found in upper or lower case, and returned as the policy spells it', () => {
  const document = withMfa({ ...asks, DateLessThan: { 'aws:CurrentTime': '2026-11-28T12:00:00Z' } });
  const line = mfaConditionIn([withMfa({}), document]);
  expect(line).toBe('"aws:MultiFactorAuthPresent": "true"');
  expect(JSON.stringify(document, null, 2)).toContain(line);
  const written = mfaConditionIn([withMfa({ BoolIfExists: { 'AWS:multifactorauthpresent': true } })]);
  expect(written).toBe('"AWS:multifactorauthpresent": true');
  expect(isMfaKey(written!)).toBe(true);
});

test.each<[string, object[]]>([
  ['there is no policy', []],
  ['no statement asks for MFA', [withMfa({ StringEquals: { 'aws:RequestedRegion': 'us-east-1' } })]],
  ['only a Deny statement asks for MFA', [withMfa(asks, 'Deny')]],
  ['the document has no statement', [{}]],
])('no line is found if %s', (_, documents) => {
  expect(mfaConditionIn(documents)).toBeUndefined();
});

test('the line is also found in an attached policy, and in a statement that is not in a list', () => {
  const arn = 'arn:aws:iam::123456789012:policy/with-mfa';
  const document = { Statement: { Effect: 'Allow', Condition: asks } };
  const view = { ...busyAws, managedPolicies: [{ arn, policyName: 'with-mfa', document }] };
  const user = { ...busyAws.users[0]!, attachedPolicies: [{ arn, isSettled: true }] };
  expect(mfaConditionIn(documentsOf(user, view))).toBe('"aws:MultiFactorAuthPresent": "true"');
});
