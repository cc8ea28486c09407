import { CreateRoleCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type EmbeddedAws, startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { createAwsAccount } from '../../src/aws/account.ts';
import { ConfigError } from '../../src/errors.ts';
import type { AwsAccount, NewRole } from '../../src/scenario/ports/aws-account.ts';

const PATH = '/mfa-demo/test/';
const NAME = 'mfa-demo-abcabcabcabc';
const TAGS = { 'mfa-demo:demo-id': 'abcabcabcabc' };
const NAMES = { userName: NAME, deviceName: NAME, path: PATH, roleName: NAME };

let embedded: EmbeddedAws;
let aws: AwsAccount;
let admin: IAMClient;
beforeEach(async () => {
  embedded = await startEmbeddedAws({ propagationSeconds: 0 });
  const settings = { region: embedded.region, endpoint: embedded.url, credentials: embedded.adminKey };
  const account = createAwsAccount(settings);
  admin = new IAMClient(settings);
  aws = account;
  onTestFinished(async () => {
    account.close();
    admin.destroy();
    await embedded.close();
  });
  await admin.send(new CreateUserCommand({ UserName: NAME, Path: PATH }));
});

const MAY_LIST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
};
const trust = (AWS: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }],
});
const role = (): NewRole => ({
  roleName: NAME,
  path: PATH,
  tags: TAGS,
  trustPolicy: trust(`arn:aws:iam::${embedded.accountId}:user${PATH}${NAME}`),
});

test('a role is created once, and found if it already exists', async () => {
  const arn = `arn:aws:iam::${embedded.accountId}:role${PATH}${NAME}`;
  expect(await aws.ensureRole(role())).toBe(arn);
  expect(await aws.ensureRole(role())).toBe(arn);
  expect(embedded.view().roles).toHaveLength(1);
  await aws.putRolePolicy(NAME, 'p', MAY_LIST);
  const kinds = (await aws.listLeftovers(NAMES)).map(({ kind }) => kind);
  expect(kinds).toEqual(['user', 'role', 'role-inline-policy']);
});

test('if IAM does not know the principal of the trust policy yet, no role is created, and no error is thrown', async () => {
  const nobody = { ...role(), trustPolicy: trust(`arn:aws:iam::${embedded.accountId}:user${PATH}mfa-demo-nobody`) };
  expect(await aws.ensureRole(nobody)).toBeUndefined();
  expect(embedded.view().roles).toEqual([]);
});

test.each([
  ['at another path', { Path: '/' }],
  ['of another demo', { Path: PATH, Tags: [{ Key: 'mfa-demo:demo-id', Value: 'zzzzzzzzzzzz' }] }],
  ['without a tag', { Path: PATH }],
])('a role with our name %s is refused', async (_, traits) => {
  const AssumeRolePolicyDocument = JSON.stringify(trust('*'));
  await admin.send(new CreateRoleCommand({ RoleName: NAME, AssumeRolePolicyDocument, ...traits }));
  await expect(aws.ensureRole(role())).rejects.toThrow(ConfigError);
});

test('a role with our name at another path is neither listed as ours nor removed', async () => {
  await admin.send(new CreateRoleCommand({ RoleName: NAME, AssumeRolePolicyDocument: JSON.stringify(trust('*')) }));
  await aws.putRolePolicy(NAME, 'p', MAY_LIST);
  const before = embedded.view().roles;
  for (const kind of ['role-inline-policy', 'role-attached-policy', 'role'] as const)
    expect(await aws.beginRemoval(NAMES).remove(kind)).toEqual([]);
  expect((await aws.listLeftovers(NAMES)).map(({ kind }) => kind)).toEqual(['user']);
  expect(embedded.view().roles).toEqual(before);
});

test('without a role name there are no calls about roles', async () => {
  const { roleName: _, ...names } = NAMES;
  for (const kind of ['role-inline-policy', 'role-attached-policy', 'role'] as const)
    expect(await aws.beginRemoval(names).remove(kind)).toEqual([]);
  await aws.listLeftovers(names);
  expect(embedded.view().calls.filter(({ operation }) => operation.includes('Role'))).toEqual([]);
});
