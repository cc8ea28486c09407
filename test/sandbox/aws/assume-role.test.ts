import {
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetUserCommand,
  PutRolePermissionsBoundaryCommand,
  TagRoleCommand,
} from '@aws-sdk/client-iam';
import { GetAccessKeyInfoCommand, GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  ACCOUNT,
  assume,
  assumed,
  createBucketLister,
  createRole,
  policy,
  requiresMfa,
  trusting,
} from './role-support.ts';
import {
  allowListBuckets,
  createKey,
  createParticipant,
  createUser,
  type Keys,
  listBuckets,
  outcomeOf,
  putPolicy,
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

const mayAssume = (RoleArn: string) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: RoleArn });
const whoIs = (each: Keys) => world.clientsOf(each).sts.send(new GetCallerIdentityCommand({}));

/** AWS's own example `assume_role_mfa.py`. */
describe('a role that wants MFA', () => {
  test('is closed without a code, opens with one, and lists buckets', async () => {
    const bob = await createParticipant(world, 'bob');
    const role = await createBucketLister(world, 'lister', trusting(bob.arn, requiresMfa));
    await putPolicy(world, 'bob', mayAssume(role));
    expect(await refusalOf(assume(world, bob.keys, role))).toMatchObject({ code: 'AccessDenied', http: 403 });
    expect(await outcomeOf(listBuckets(world, bob.keys))).toBe('AccessDenied');

    const mfa = { SerialNumber: bob.device.serialNumber, TokenCode: bob.device.code(1) };
    const reply = await assume(world, bob.keys, role, mfa);
    expect(reply.AssumedRoleUser).toEqual({
      Arn: 'arn:aws:sts::111122223333:assumed-role/lister/session',
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{16}:session$/),
    });
    expect(reply.PackedPolicySize).toBeUndefined();
    expect((reply.Credentials?.Expiration?.getTime() ?? 0) - world.now()).toBe(3_600_000);
    expect(await refusalOf(assume(world, bob.keys, role, mfa))).toEqual({
      code: 'AccessDenied',
      http: 403,
      message: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    });
    const session = await assumed(world, bob.keys, role, { ...mfa, TokenCode: bob.device.code(2) });
    expect((await listBuckets(world, session)).Buckets).toHaveLength(12);
  });

  test('takes a session that was bought with MFA, not one without', async () => {
    const bob = await createParticipant(world, 'bob');
    const role = await createBucketLister(world, 'lister', trusting(bob.arn, requiresMfa));
    const { serialNumber } = bob.device;
    const withMfa = await sessionOf(world, bob.keys, { serialNumber, code: bob.device.code(1) });
    expect(await outcomeOf(assume(world, await sessionOf(world, bob.keys), role))).toBe('AccessDenied');
    expect(await outcomeOf(assume(world, withMfa, role))).toBe('Success');
  });

  test('gives credentials that know nothing of MFA', async () => {
    const bob = await createParticipant(world, 'bob');
    const needsMfa = { ...allowListBuckets, ...requiresMfa };
    const role = await createRole(world, 'strict', trusting(bob.arn, requiresMfa));
    const open = await createBucketLister(world, 'open', trusting(role, requiresMfa));
    const mfa = { SerialNumber: bob.device.serialNumber, TokenCode: bob.device.code(1) };
    const session = await assumed(world, bob.keys, role, { ...mfa, Policy: policy(needsMfa) });
    expect(await outcomeOf(listBuckets(world, session))).toBe('AccessDenied');
    expect(await outcomeOf(assume(world, session, open))).toBe('AccessDenied');
    expect(await refusalOf(assume(world, session, open, mfa))).toMatchObject({
      message: expect.stringContaining('unable to validate MFA code'),
    });
  });

  test('wants both the device and the code', async () => {
    const role = await createBucketLister(world, 'lister', trusting(ACCOUNT));
    expect(await refusalOf(assume(world, keys, role, { TokenCode: '123456' }))).toMatchObject({ code: 'AccessDenied' });
  });
});

describe('who may assume', () => {
  test('somebody the trust policy names needs no other policy', async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn));
    expect((await listBuckets(world, await assumed(world, keys, role))).Buckets).toHaveLength(12);
  });

  test('of an account that is named as a whole, who has a policy for it', async () => {
    const role = await createBucketLister(world, 'lister', trusting(ACCOUNT));
    expect(await refusalOf(assume(world, keys, role))).toMatchObject({
      code: 'AccessDenied',
      http: 403,
      message: expect.stringMatching(
        /^User: \S+ann is not authorized to perform: sts:AssumeRole on resource: \S+lister/,
      ),
    });
    await putPolicy(world, 'ann', mayAssume(role));
    expect(await outcomeOf(assume(world, keys, role))).toBe('Success');
  });

  test('nobody whom only their own policy allows it', async () => {
    const role = await createBucketLister(world, 'lister', trusting(await createUser(world, 'bob')));
    await putPolicy(world, 'ann', mayAssume('*'));
    expect(await outcomeOf(assume(world, keys, role))).toBe('AccessDenied');
    expect(await outcomeOf(assume(world, keys, role.replace(/lister$/, 'nobody')))).toBe('AccessDenied');
    expect(await outcomeOf(assume(world, keys, arn))).toBe('ValidationError');
  });

  test('nobody whom an own policy forbids it', async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn));
    await putPolicy(world, 'ann', { ...mayAssume(role), Effect: 'Deny' });
    expect(await outcomeOf(assume(world, keys, role))).toBe('AccessDenied');
  });

  test('nobody, while the role is new', async () => {
    await world.aws.close();
    world = await startWorld({ propagationSeconds: 8 });
    arn = await createUser(world, 'ann');
    keys = await createKey(world, 'ann');
    world.pass(8);
    const role = await createBucketLister(world, 'lister', trusting(arn));
    world.pass(7.9);
    expect(await outcomeOf(assume(world, keys, role))).toBe('AccessDenied');
    world.pass(0.1);
    expect((await listBuckets(world, await assumed(world, keys, role))).Buckets).toHaveLength(12);
  });

  test('who knows the external id', async () => {
    const condition = { Condition: { StringEquals: { 'sts:ExternalId': 'secret-7' } } };
    const role = await createBucketLister(world, 'lister', trusting(arn, condition));
    expect(await outcomeOf(assume(world, keys, role))).toBe('AccessDenied');
    expect(await outcomeOf(assume(world, keys, role, { ExternalId: 'secret-8' }))).toBe('AccessDenied');
    expect(await outcomeOf(assume(world, keys, role, { ExternalId: 'secret-7' }))).toBe('Success');
  });
});

describe('what a session may do', () => {
  test('what the role may, as long as it may', async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn));
    const session = await assumed(world, keys, role);
    await world.iam.send(new DeleteRolePolicyCommand({ RoleName: 'lister', PolicyName: 'list' }));
    expect(await outcomeOf(listBuckets(world, session))).toBe('AccessDenied');
    await world.iam.send(new DeleteRoleCommand({ RoleName: 'lister' }));
    expect(await outcomeOf(listBuckets(world, session))).toBe('InvalidAccessKeyId');
  });

  test('no more than the session policy says', async () => {
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

  test('no more than the managed session policy says, as it is now', async () => {
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

  test('no more than the boundary of the role says', async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn));
    const session = await assumed(world, keys, role);
    const PolicyDocument = policy({ Effect: 'Allow', Action: 'iam:*', Resource: '*' });
    const { Policy } = await world.iam.send(new CreatePolicyCommand({ PolicyName: 'bounds', PolicyDocument }));
    const bound = { RoleName: 'lister', PermissionsBoundary: Policy?.Arn };
    await world.iam.send(new PutRolePermissionsBoundaryCommand(bound));
    expect(await outcomeOf(listBuckets(world, session))).toBe('AccessDenied');
  });

  test('nothing that only a user can', async () => {
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

  test('nothing after its end', async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn));
    const session = await assumed(world, keys, role, { DurationSeconds: 900 });
    world.pass(899);
    expect(await outcomeOf(listBuckets(world, session))).toBe('Success');
    world.pass(1);
    expect(await refusalOf(listBuckets(world, session))).toMatchObject({ code: 'ExpiredToken', http: 400 });
    expect(await refusalOf(whoIs(session))).toMatchObject({ code: 'ExpiredToken', http: 403 });
  });
});

describe('how long a session lasts', () => {
  test('as long as the role allows', async () => {
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

  test('an hour at most from one role to the next', async () => {
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

test('a session says whose it is', async () => {
  const role = await createRole(world, 'lister', trusting(arn));
  const session = await assumed(world, keys, role, { RoleSessionName: 'ann@work' });
  expect(await whoIs(session)).toMatchObject({
    Arn: 'arn:aws:sts::111122223333:assumed-role/lister/ann@work',
    Account: '111122223333',
    UserId: expect.stringMatching(/^AROA[A-Z2-7]{16}:ann@work$/),
  });
  expect(await refusalOf(listBuckets(world, session))).toMatchObject({
    message: expect.stringContaining('User: arn:aws:sts::111122223333:assumed-role/lister/ann@work is not authorized'),
  });
});

test('a source identity has to be allowed, and then stays', async () => {
  const setting = { Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] };
  const onlyAnn = { Condition: { StringEquals: { 'aws:SourceIdentity': 'Ann' } } };
  const plain = await createRole(world, 'plain', trusting(arn));
  const first = await createRole(world, 'first', trusting(arn, setting));
  const second = await createRole(world, 'second', trusting(first, { ...setting, ...onlyAnn }));
  expect(await outcomeOf(assume(world, keys, plain, { SourceIdentity: 'Ann' }))).toBe('AccessDenied');
  const reply = await assume(world, keys, first, { SourceIdentity: 'Ann' });
  expect(reply.SourceIdentity).toBe('Ann');
  const session = await assumed(world, keys, first, { SourceIdentity: 'Ann' });
  expect((await assume(world, session, second)).SourceIdentity).toBe('Ann');
  expect(await outcomeOf(assume(world, await assumed(world, keys, first), second))).toBe('AccessDenied');
  expect(await outcomeOf(assume(world, session, second, { SourceIdentity: 'Bob' }))).toBe('AccessDenied');
});

test('session tags have to be allowed, go before those of the role, and stay if asked to', async () => {
  const tagging = { Action: ['sts:AssumeRole', 'sts:TagSession'] };
  const ofTeam = (team: string) => ({ Condition: { StringEquals: { 'aws:PrincipalTag/team': team } } });
  const plain = await createRole(world, 'plain', trusting(arn));
  const first = await createRole(world, 'first', trusting(arn, tagging));
  const second = await createBucketLister(world, 'second', trusting(first, { ...tagging, ...ofTeam('blue') }));
  const third = await createBucketLister(world, 'third', trusting(second, { ...tagging, ...ofTeam('blue') }));
  await world.iam.send(new TagRoleCommand({ RoleName: 'first', Tags: [{ Key: 'team', Value: 'red' }] }));
  const Tags = [{ Key: 'team', Value: 'blue' }];
  expect(await outcomeOf(assume(world, keys, plain, { Tags }))).toBe('AccessDenied');
  expect(await outcomeOf(assume(world, await assumed(world, keys, first), second))).toBe('AccessDenied');
  const passing = await assumed(world, await assumed(world, keys, first, { Tags }), second);
  expect(await outcomeOf(assume(world, passing, third))).toBe('AccessDenied');
  const staying = await assumed(world, keys, first, { Tags, TransitiveTagKeys: ['Team'] });
  expect(await outcomeOf(assume(world, await assumed(world, staying, second), third))).toBe('Success');
  const untagged = await createRole(world, 'untagged', trusting(first));
  expect(await outcomeOf(assume(world, staying, untagged))).toBe('AccessDenied');
  const noTag = assume(world, keys, first, { Tags, TransitiveTagKeys: ['color'] });
  expect(await outcomeOf(noTag)).toBe('InvalidParameterValue');
});

test('a key tells its account', async () => {
  const { sts } = world.clientsOf(world.aws.adminKey);
  const info = (AccessKeyId: string) => sts.send(new GetAccessKeyInfoCommand({ AccessKeyId }));
  expect((await info(keys.accessKeyId)).Account).toBe('111122223333');
  expect(await outcomeOf(info('AKIAIOSFODNN7EXAMPLE'))).toBe('ValidationError');
});
