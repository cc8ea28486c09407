import { PutRolePolicyCommand, TagRoleCommand } from '@aws-sdk/client-iam';
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

/** The first test has the steps of AWS's example `assume_role_mfa.py`. */
describe('AssumeRole and MFA', () => {
  test('with an access key, a role that requires MFA can be assumed only with a code, and then lists buckets', async () => {
    const bob = await createParticipant(world, 'bob');
    const role = await createBucketLister(world, 'lister', trusting(bob.arn, requiresMfa));
    await putPolicy(world, 'bob', mayAssume(role));
    expect(await refusalOf(assume(world, bob.keys, role))).toMatchObject({ code: 'AccessDenied', http: 403 });
    expect(await outcomeOf(listBuckets(world, bob.keys))).toBe('AccessDenied');

    const mfa = { SerialNumber: bob.device.serialNumber, TokenCode: bob.device.code(1) };
    const reply = await assume(world, bob.keys, role, mfa);
    expect(reply.AssumedRoleUser).toEqual({
      Arn: 'arn:aws:sts::111122223333:assumed-role/lister/session',
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:session$/),
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

  test('a role whose trust policy requires MFA can also be assumed with temporary credentials with MFA, but not without MFA', async () => {
    const bob = await createParticipant(world, 'bob');
    const role = await createBucketLister(world, 'lister', trusting(bob.arn, requiresMfa));
    const { serialNumber } = bob.device;
    const withMfa = await sessionOf(world, bob.keys, { serialNumber, code: bob.device.code(1) });
    expect(await outcomeOf(assume(world, await sessionOf(world, bob.keys), role))).toBe('AccessDenied');
    expect(await outcomeOf(assume(world, withMfa, role))).toBe('Success');
  });

  test('in requests with the credentials of a role, aws:MultiFactorAuthPresent is false, not absent', async () => {
    const role = await createRole(world, 'plain', trusting(arn));
    const session = async (operator: string, value: string) => {
      const Condition = { [operator]: { 'aws:MultiFactorAuthPresent': value } };
      return assumed(world, keys, role, { Policy: policy({ ...allowListBuckets, Condition }) });
    };
    const [isFalse, isTrue] = [await session('Bool', 'false'), await session('BoolIfExists', 'true')];
    const isThere = await session('Null', 'false');
    await world.iam.send(
      new PutRolePolicyCommand({ RoleName: 'plain', PolicyName: 'all', PolicyDocument: policy(allowListBuckets) }),
    );
    expect(await outcomeOf(listBuckets(world, isFalse))).toBe('Success');
    expect(await outcomeOf(listBuckets(world, isThere))).toBe('Success');
    expect(await outcomeOf(listBuckets(world, isTrue))).toBe('AccessDenied');
  });

  test('the credentials of a role do not count as MFA, even if a code was sent to assume it', async () => {
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

  test('a code without a serial number is refused', async () => {
    const role = await createBucketLister(world, 'lister', trusting(ACCOUNT));
    expect(await refusalOf(assume(world, keys, role, { TokenCode: '123456' }))).toMatchObject({ code: 'AccessDenied' });
  });
});

describe('AssumeRole', () => {
  test('is allowed for a user whom the trust policy names, without an identity policy', async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn));
    expect((await listBuckets(world, await assumed(world, keys, role))).Buckets).toHaveLength(12);
  });

  test('needs an identity policy too if the trust policy names the whole account', async () => {
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

  test('is denied if only an identity policy allows it', async () => {
    const role = await createBucketLister(world, 'lister', trusting(await createUser(world, 'bob')));
    await putPolicy(world, 'ann', mayAssume('*'));
    expect(await outcomeOf(assume(world, keys, role))).toBe('AccessDenied');
    expect(await outcomeOf(assume(world, keys, role.replace(/lister$/, 'nobody')))).toBe('AccessDenied');
    expect(await outcomeOf(assume(world, keys, arn))).toBe('ValidationError');
  });

  test('is denied if an identity policy denies it', async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn));
    await putPolicy(world, 'ann', { ...mayAssume(role), Effect: 'Deny' });
    expect(await outcomeOf(assume(world, keys, role))).toBe('AccessDenied');
  });

  test('is refused with ProvidedContexts, because the sandbox has no identity providers', async () => {
    const role = await createBucketLister(world, 'lister', trusting(arn));
    const ProvidedContexts = [
      { ProviderArn: 'arn:aws:iam::aws:contextProvider/IdentityCenter', ContextAssertion: 'me' },
    ];
    expect(await outcomeOf(assume(world, keys, role, { ProvidedContexts }))).toBe('ValidationError');
  });

  test('is denied until the new role has propagated', async () => {
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

  test('needs the external id that the trust policy requires', async () => {
    const condition = { Condition: { StringEquals: { 'sts:ExternalId': 'secret-7' } } };
    const role = await createBucketLister(world, 'lister', trusting(arn, condition));
    expect(await outcomeOf(assume(world, keys, role))).toBe('AccessDenied');
    expect(await outcomeOf(assume(world, keys, role, { ExternalId: 'secret-8' }))).toBe('AccessDenied');
    expect(await outcomeOf(assume(world, keys, role, { ExternalId: 'secret-7' }))).toBe('Success');
  });
});

test('the trust policy must allow a source identity, which is kept when the role assumes another role', async () => {
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

test('the trust policy must allow session tags; they replace tags of the role, and the next role gets only transitive ones', async () => {
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
