import pc from 'picocolors';
import { expect, test } from 'vitest';
import type { AwsCallView, AwsUserView } from '../../../sandbox/aws/view/view-types.ts';
import { closingOf, timesOf } from '../../../sandbox/stories/closing.ts';

const colours = pc.createColors(false);
type Decision = readonly [mfa: AwsCallView['mfa'], result: AwsCallView['result']];

const GOOD: readonly Decision[] = [
  ['absent', 'denied'],
  ['false', 'denied'],
  ['true', 'allowed'],
  ['absent', 'denied'],
  ['false', 'denied'],
];
const LEFT: AwsUserView = {
  userName: 'mfa-demo-abc',
  path: '/mfa-demo/sandbox/',
  arn: '',
  createdAt: 0,
  tags: {},
  accessKeys: [],
  inlinePolicies: [],
  attachedPolicies: [],
  mfaSerialNumbers: [],
};

function closing(decisions: readonly Decision[], proofs: 'all' | 'none' = 'all', users: AwsUserView[] = []) {
  const calls = decisions.map(
    ([mfa, result], index): AwsCallView => ({
      number: index + 1,
      at: index,
      service: 's3',
      operation: 'ListBuckets',
      principal: 'mfa-demo-abc',
      mfa,
      result,
      httpStatus: result === 'allowed' ? 200 : 403,
      errorCode: result === 'denied' ? 'AccessDenied' : undefined,
    }),
  );
  return closingOf({ calls, users, mfaDevices: [], roles: [] }, { proofs }, colours, 80);
}

test('the table of the three answers is made from the calls that AWS decided', () => {
  const { lines, isAsExpected } = closing(GOOD);
  expect(lines).toEqual([
    'The bot used                      aws:MultiFactorAuthPresent  S3 answered',
    'Access key                        not in the request          AccessDenied ×2',
    'Temporary credentials, no code    false                       AccessDenied ×2',
    'Temporary credentials, your code  true                        allowed',
    '',
    'Checked in AWS: 3 of 3 results as expected, nothing left',
  ]);
  expect(isAsExpected).toBe(true);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('an allowed call without MFA, and a denial that was not checked a second time, are not results as expected', () => {
  const open = closing(GOOD.with(3, ['absent', 'allowed']));
  expect(open.lines).toContain('Checked in AWS: 2 of 3 results as expected, nothing left');
  expect(open.lines.join('\n')).toMatch(/Access key .* AccessDenied, allowed/);
  expect(open.isAsExpected).toBe(false);
  expect(closing(GOOD.slice(0, 3)).lines.at(-1)).toBe('Checked in AWS: 1 of 3 results as expected, nothing left');
});

test('resources that are left are counted and named', () => {
  const one = closing(GOOD, 'all', [LEFT]);
  expect(one.lines.slice(-2)).toEqual([
    'Checked in AWS: 3 of 3 results as expected, 1 resource left:',
    '  user mfa-demo-abc',
  ]);
  expect(one.isAsExpected).toBe(false);
  expect(closing(GOOD, 'all', [LEFT, LEFT]).lines.join('\n')).toContain('2 resources left:');
});

test('a story that ends before the first call to S3 expects no call', () => {
  expect(closing([], 'none')).toEqual({
    isAsExpected: true,
    lines: ['Checked in AWS: S3 was not called, nothing left'],
  });
  expect(closing(GOOD, 'none').isAsExpected).toBe(false);
  expect(closing([], 'all').lines).toEqual(['Checked in AWS: 0 of 3 results as expected, nothing left']);
});

test('the rounded seconds of waiting add up to the rounded total', () => {
  expect(timesOf({ all: 50.6, forCodes: 42.6 }, 'Ana')).toBe(
    "Took 51 s: 8 s waiting for the machine, 43 s waiting for Ana's codes",
  );
});
