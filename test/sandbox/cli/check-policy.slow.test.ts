import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runSource } from '../../support/run-source.ts';

const LONG = { timeout: 60_000 };

const LEAKY = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" },
    { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }
  ]
}`;
const TIGHT = LEAKY.replace('"Bool"', '"BoolIfExists"');

const TRUST = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } } }
  ]
}`;

/** Runs the program as `npm run check-policy` does, with `given` as its standard input. */
async function runs(args: readonly string[], given = '', env: Readonly<Record<string, string>> = {}) {
  const {
    code,
    stdout: out,
    stderr: err,
  } = await runSource('sandbox/cli/check-policy.ts', args, { input: given, env });
  return { code, out, err };
}

test(
  'a policy that allows calls without MFA: exit code 1, the line with the cause, and a repaired policy that passes the check',
  LONG,
  async () => {
    const { code, out } = await runs(['-'], LEAKY);
    expect(code).toBe(1);
    expect(out).toMatch(/^ +access key +allowed +HOLE/m);
    expect(out).toMatch(/^ +temporary credentials with MFA +allowed +true/m);
    expect(out).toContain('This policy does not demand MFA. Allowed without MFA: access key.');
    expect(out).toContain('line 5: This Deny uses Bool');
    const repaired = await runs(['-'], out.slice(out.indexOf('\n{')));
    expect(repaired).toMatchObject({ code: 0, err: '', out: expect.stringContaining('This policy demands MFA') });
  },
);

test('with --json, the output is JSON', LONG, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mfa-demo-policy-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'policy.json');
  await writeFile(file, TIGHT);
  const { code, out } = await runs([
    file,
    '--json',
    '--action',
    'iam:ListUsers',
    '--context',
    'aws:SourceIp=203.0.113.7',
  ]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    action: 'iam:ListUsers',
    verdict: { accessKey: 'denied', sessionWithMfa: 'denied' },
    holes: [],
    repaired: null,
  });
});

test('a trust policy is checked for users who assume its role', LONG, async () => {
  const { code, out } = await runs(['-', '--json', '--action', 'sts:AssumeRole'], TRUST);
  expect(code).toBe(1);
  const { verdict, repaired, ...told } = JSON.parse(out);
  expect(verdict).toEqual({ accessKey: 'allowed', sessionWithoutMfa: 'denied', sessionWithMfa: 'allowed' });
  expect(told).toMatchObject({
    action: 'sts:AssumeRole',
    holes: ['accessKey'],
    callers: [{ principal: 'arn:aws:iam::111122223333:root', verdict: { accessKey: 'allowed' } }],
    leftOut: [],
  });
  const again = await runs(['-'], JSON.stringify(repaired));
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('This trust policy demands MFA') });
});

test.each([
  [['-'], 'no policy', /^standard input:1: This is not JSON/],
  [
    ['-'],
    LEAKY.replace('"Deny"', '"No"'),
    /^standard input:5: Statement\[1\]\.Effect: "Effect" must be "Allow" or "Deny"/,
  ],
  [['-', '--action', 's3:ListAllMyBuckets'], TRUST, /^A trust policy is checked only for sts:AssumeRole on its role/],
  [
    ['-', '--resource', 'arn:aws:s3:::bucket', '--json'],
    TRUST,
    /"says": "A trust policy is checked only for sts:AssumeRole/,
  ],
  [['-', '--action', 'list everything'], LEAKY, /AWS's policy simulator refuses the request: .*list everything/],
  [['/nowhere/policy.json'], '', /cannot be read \(ENOENT\)/],
  [['-', '--context', 'yes'], LEAKY, /Give it as key=value/],
  [[], '', /missing required argument 'file'/],
])('invalid input: the output has no stack trace, and the exit code is 2: %s', LONG, async (args, given, says) => {
  const { code, out, err } = await runs(args, given);
  expect(`${out}${err}`).toMatch(says);
  expect(`${out}${err}`).not.toMatch(/ at .*\.ts:\d+/);
  expect(code).toBe(2);
});

test('if the simulator of AWS cannot be called, the output says so, and the exit code is 3', LONG, async () => {
  const key = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'wrong' };
  const nowhere = { ...key, AWS_ENDPOINT_URL_IAM: 'http://127.0.0.1:9' };
  expect(await runs(['-', '--aws'], TIGHT, nowhere)).toMatchObject({
    code: 3,
    out: expect.stringContaining('The policy could not be judged: AWS could not do it now: ECONNREFUSED'),
  });
  const nobody = { AWS_EC2_METADATA_DISABLED: 'true', HOME: '/nowhere' };
  expect(await runs(['-', '--aws'], TIGHT, nobody)).toMatchObject({
    code: 3,
    out: expect.stringContaining('they must be valid, and must allow iam:SimulateCustomPolicy'),
  });
});
