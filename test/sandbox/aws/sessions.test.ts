import {
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetUserCommand,
  PutRolePermissionsBoundaryCommand,
} from '@aws-sdk/client-iam';
import {
  AssumeRoleWithSAMLCommand,
  AssumeRoleWithWebIdentityCommand,
  DecodeAuthorizationMessageCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT, assume, assumed, createBucketLister, createRole, policy, trusting } from './role-support.ts';
import {
  allowListBuckets,
  createKey,
  createUser,
  type Keys,
  listBuckets,
  outcomeOf,
  refusalOf,
  sessionOf,
  startWorld,
  type World,
} from './support.ts';

let world: World;
let arn: string;
let keys: Keys;
beforeEach(async () => {
  world = await startWorld();
  arn = await createUser(world, 'ann');
  keys = await createKey(world, 'ann');
});
afterEach(() => world.aws.close());

const whoIs = (each: Keys) => world.clientsOf(each).sts.send(new GetCallerIdentityCommand({}));

describe('the temporary credentials of a role', () => {
  test('lose their permissions when the policy of the role is deleted, and are invalid after the role is deleted', async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn));
    const session = await assumed(world, keys, role);
    await world.iam.send(new DeleteRolePolicyCommand({ RoleName: 'lister', PolicyName: 'list' }));
    expect(await outcomeOf(listBuckets(world, session))).toBe('AccessDenied');
    await world.iam.send(new DeleteRoleCommand({ RoleName: 'lister' }));
    expect(await outcomeOf(listBuckets(world, session))).toBe('InvalidAccessKeyId');
  });

  test('allow no more than the session policy', async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn));
    const onlyUsers = policy({ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' });
    const reply = await assume(world, keys, role, { Policy: onlyUsers });
    expect(reply.PackedPolicySize).toBeGreaterThan(0);
    const narrowed = await assumed(world, keys, role, { Policy: onlyUsers });
    expect(await outcomeOf(listBuckets(world, narrowed))).toBe('AccessDenied');
    const wide = await assumed(world, keys, role, { Policy: policy(allowListBuckets) });
    expect(await outcomeOf(listBuckets(world, wide))).toBe('Success');
    expect(await outcomeOf(assume(world, keys, role, { Policy: '{}' }))).toBe('MalformedPolicyDocument');
  });

  test('allow no more than the current version of a managed policy in PolicyArns', async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn));
    const PolicyDocument = policy(allowListBuckets);
    const { Policy } = await world.iam.send(new CreatePolicyCommand({ PolicyName: 'limits', PolicyDocument }));
    const session = await assumed(world, keys, role, { PolicyArns: [{ arn: Policy?.Arn }] });
    expect(await outcomeOf(listBuckets(world, session))).toBe('Success');
    const denied = policy({ ...allowListBuckets, Effect: 'Deny' });
    const version = { PolicyArn: Policy?.Arn, PolicyDocument: denied, SetAsDefault: true };
    await world.iam.send(new CreatePolicyVersionCommand(version));
    expect(await outcomeOf(listBuckets(world, session))).toBe('AccessDenied');
    const unknown = assume(world, keys, role, { PolicyArns: [{ arn: `${Policy?.Arn}-not` }] });
    expect(await outcomeOf(unknown)).toBe('MalformedPolicyDocument');
  });

  test("allow no more than the role's boundary", async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn));
    const session = await assumed(world, keys, role);
    const PolicyDocument = policy({ Effect: 'Allow', Action: 'iam:*', Resource: '*' });
    const { Policy } = await world.iam.send(new CreatePolicyCommand({ PolicyName: 'bounds', PolicyDocument }));
    const bound = { RoleName: 'lister', PermissionsBoundary: Policy?.Arn };
    await world.iam.send(new PutRolePermissionsBoundaryCommand(bound));
    expect(await outcomeOf(listBuckets(world, session))).toBe('AccessDenied');
  });

  test('are refused in calls that only users can make', async () => {
    const role = await createRole(world, 'anything', trusting(arn));
    const session = world.clientsOf(await assumed(world, keys, role));
    expect(await refusalOf(session.iam.send(new GetUserCommand({})))).toEqual({
      code: 'ValidationError',
      http: 400,
      message: 'Must specify userName when calling with non-User credentials',
    });
    expect(await refusalOf(session.sts.send(new GetSessionTokenCommand({})))).toMatchObject({
      code: 'AccessDenied',
      message: 'Cannot call GetSessionToken with session credentials',
    });
  });

  test('are refused after they expire', async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn));
    const session = await assumed(world, keys, role, { DurationSeconds: 900 });
    world.pass(899);
    expect(await outcomeOf(listBuckets(world, session))).toBe('Success');
    world.pass(1);
    expect(await refusalOf(listBuckets(world, session))).toMatchObject({ code: 'ExpiredToken', http: 400 });
    expect(await refusalOf(whoIs(session))).toMatchObject({ code: 'ExpiredToken', http: 403 });
  });
});

describe('the duration of temporary credentials', () => {
  test('is at most MaxSessionDuration of the role', async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn), { MaxSessionDuration: 7200 });
    expect(await outcomeOf(assume(world, keys, role, { DurationSeconds: 7200 }))).toBe('Success');
    expect(await refusalOf(assume(world, keys, role, { DurationSeconds: 7201 }))).toEqual({
      code: 'ValidationError',
      http: 400,
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    });
    for (const DurationSeconds of [899, 43_201]) {
      expect(await outcomeOf(assume(world, keys, role, { DurationSeconds }))).toBe('ValidationError');
    }
  });

  test('can be more than one hour when a user assumes a role with temporary credentials of GetSessionToken', async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn), { MaxSessionDuration: 7200 });
    const session = await sessionOf(world, keys);
    expect(await outcomeOf(assume(world, session, role, { DurationSeconds: 7200 }))).toBe('Success');
  });

  test('is at most one hour when a role assumes another role', async () => {
    const first = await createRole(world, 'first', trusting(arn));
    const second = await createBucketLister(world, 'second', trusting(first), { MaxSessionDuration: 7200 });
    const session = await assumed(world, keys, first);
    expect((await listBuckets(world, await assumed(world, session, second))).Buckets).toHaveLength(12);
    expect(await refusalOf(assume(world, session, second, { DurationSeconds: 7200 }))).toEqual({
      code: 'ValidationError',
      http: 400,
      message: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    });
  });
});

test('the ARN and the user id of temporary credentials contain the role and the session name', async () => {
  const role = await createRole(world, 'lister', trusting(arn));
  const session = await assumed(world, keys, role, { RoleSessionName: 'ann@work' });
  expect(await whoIs(session)).toMatchObject({
    Arn: 'arn:aws:sts::111122223333:assumed-role/lister/ann@work',
    Account: '111122223333',
    UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:ann@work$/),
  });
  expect(await refusalOf(listBuckets(world, session))).toMatchObject({
    message: expect.stringContaining('User: arn:aws:sts::111122223333:assumed-role/lister/ann@work is not authorized'),
  });
});

test('GetAccessKeyInfo returns the account of a key', async () => {
  const { sts } = world.clientsOf(world.aws.adminKey);
  const info = (AccessKeyId: string) => sts.send(new GetAccessKeyInfoCommand({ AccessKeyId }));
  expect((await info(keys.accessKeyId)).Account).toBe('111122223333');
  expect(await outcomeOf(info('AKIAIOSFODNN7EXAMPLE'))).toBe('ValidationError');
});

test('unsupported operations of STS are refused', async () => {
  const { sts } = world.clientsOf(world.aws.adminKey);
  const unknown = { code: 'InvalidAction', http: 400 };
  expect(await refusalOf(sts.send(new GetFederationTokenCommand({ Name: 'ann' })))).toMatchObject(unknown);
  const decode = new DecodeAuthorizationMessageCommand({ EncodedMessage: 'abc' });
  expect(await refusalOf(sts.send(decode))).toMatchObject(unknown);
  // The SDK sends the next two calls without a signature.
  const role = { RoleArn: ACCOUNT, RoleSessionName: 'session' };
  const web = new AssumeRoleWithWebIdentityCommand({ ...role, WebIdentityToken: 'token' });
  expect(await refusalOf(sts.send(web))).toMatchObject(unknown);
  const saml = new AssumeRoleWithSAMLCommand({ RoleArn: ACCOUNT, PrincipalArn: ACCOUNT, SAMLAssertion: 'assertion' });
  expect(await refusalOf(sts.send(saml))).toMatchObject(unknown);
});
