import {
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateUserCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DetachUserPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListAttachedUserPoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListPoliciesCommand,
  type ListPoliciesCommandInput,
  ListPolicyTagsCommand,
  ListPolicyVersionsCommand,
  SetDefaultPolicyVersionCommand,
  TagPolicyCommand,
  UntagPolicyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  allowListBuckets,
  createKey,
  createUser,
  listBuckets,
  outcomeOf,
  putPolicy,
  refusalOf,
  startWorld,
  type World,
} from './support.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

const documentOf = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: statement });
const allow = documentOf(allowListBuckets);
const deny = documentOf({ ...allowListBuckets, Effect: 'Deny' });
const administratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess';

async function createPolicy(PolicyName: string, PolicyDocument = allow, Path = '/'): Promise<string> {
  const { Policy } = await world.iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument, Path }));
  return Policy?.Arn ?? '';
}

test('a policy has a name that is unique in the account, a path, a description and tags', async () => {
  const Tags = [{ Key: 'a', Value: '1' }];
  const input = { PolicyName: 'Described', PolicyDocument: allow, Path: '/team/red/', Description: 'For all', Tags };
  const created = await world.iam.send(new CreatePolicyCommand(input));
  const PolicyArn = 'arn:aws:iam::111122223333:policy/team/red/Described';
  expect(created.Policy).toMatchObject({ Arn: PolicyArn, DefaultVersionId: 'v1', AttachmentCount: 0, Tags });
  const { Policy } = await world.iam.send(new GetPolicyCommand({ PolicyArn }));
  expect(Policy).toMatchObject({ PolicyName: 'Described', Description: 'For all', IsAttachable: true, Tags });
  const again = world.iam.send(new CreatePolicyCommand({ PolicyName: 'described', PolicyDocument: allow }));
  expect(await refusalOf(again)).toMatchObject({ code: 'EntityAlreadyExists', http: 409 });
  await world.iam.send(new TagPolicyCommand({ PolicyArn, Tags: [{ Key: 'b', Value: '2' }] }));
  await world.iam.send(new UntagPolicyCommand({ PolicyArn, TagKeys: ['a'] }));
  const left = await world.iam.send(new ListPolicyTagsCommand({ PolicyArn }));
  expect(left.Tags).toEqual([{ Key: 'b', Value: '2' }]);
});

test('a policy has at most 6,144 characters; white space does not count', async () => {
  const bulk = (count: number) => documentOf({ ...allowListBuckets, Resource: `arn:aws:s3:::${'a'.repeat(count)}` });
  const room = 6144 - bulk(0).length;
  expect(await outcomeOf(createPolicy('just-fits', bulk(room)))).toBe('Success');
  expect(await refusalOf(createPolicy('too-long', bulk(room + 1)))).toEqual({
    code: 'LimitExceeded',
    http: 409,
    message: 'Cannot exceed quota for PolicySize: 6144',
  });
  expect(await outcomeOf(createPolicy('airy', bulk(room).replace('{', `{${' '.repeat(3000)}`)))).toBe('Success');
});

describe('versions of a policy', () => {
  test('only the default version of an attached policy applies', async () => {
    const PolicyArn = await createPolicy('versioned');
    await createUser(world, 'reader');
    const keys = await createKey(world, 'reader');
    await world.iam.send(new AttachUserPolicyCommand({ UserName: 'reader', PolicyArn }));
    expect(await outcomeOf(listBuckets(world, keys))).toBe('Success');
    await world.iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: deny }));
    expect(await outcomeOf(listBuckets(world, keys))).toBe('Success');
    await world.iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: 'v2' }));
    expect(await outcomeOf(listBuckets(world, keys))).toBe('AccessDenied');
    const third = { PolicyArn, PolicyDocument: allow, SetAsDefault: true };
    const { PolicyVersion } = await world.iam.send(new CreatePolicyVersionCommand(third));
    expect(PolicyVersion).toMatchObject({ VersionId: 'v3', IsDefaultVersion: true });
    expect(await outcomeOf(listBuckets(world, keys))).toBe('Success');
    const version = await world.iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v2' }));
    expect(decodeURIComponent(version.PolicyVersion?.Document ?? '')).toBe(deny);
  });

  test('there are at most five; the default version cannot be deleted, and version numbers are not used again', async () => {
    const PolicyArn = await createPolicy('crowded');
    const create = () => world.iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: allow }));
    const remove = (VersionId: string) => world.iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
    for (let version = 2; version <= 5; version += 1) await create();
    expect(await refusalOf(create())).toMatchObject({ code: 'LimitExceeded', http: 409 });
    expect(await refusalOf(remove('v1'))).toEqual({
      code: 'DeleteConflict',
      http: 409,
      message: 'Cannot delete the default version of a policy.',
    });
    await remove('v5');
    expect((await create()).PolicyVersion?.VersionId).toBe('v6');
    const { Versions } = await world.iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
    expect(Versions?.map((version) => version.VersionId)).toEqual(['v6', 'v4', 'v3', 'v2', 'v1']);
    expect(await outcomeOf(remove('v5'))).toBe('NoSuchEntity');
  });

  test('a new default version takes effect after the propagation time', async () => {
    const slow = await startWorld({ propagationSeconds: 8 });
    await createUser(slow, 'reader');
    const keys = await createKey(slow, 'reader');
    const created = await slow.iam.send(new CreatePolicyCommand({ PolicyName: 'slow', PolicyDocument: allow }));
    const PolicyArn = created.Policy?.Arn ?? '';
    await slow.iam.send(new AttachUserPolicyCommand({ UserName: 'reader', PolicyArn }));
    slow.pass(8);
    expect(await outcomeOf(listBuckets(slow, keys))).toBe('Success');
    await slow.iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: deny, SetAsDefault: true }));
    expect(await outcomeOf(listBuckets(slow, keys))).toBe('Success');
    slow.pass(8);
    expect(await outcomeOf(listBuckets(slow, keys))).toBe('AccessDenied');
    await slow.aws.close();
  });
});

test('a policy can be deleted when it is not in use and has one version', async () => {
  const PolicyArn = await createPolicy('going');
  const remove = () => refusalOf(world.iam.send(new DeletePolicyCommand({ PolicyArn })));
  await createUser(world, 'holder');
  await world.iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: deny }));
  await world.iam.send(new AttachUserPolicyCommand({ UserName: 'holder', PolicyArn }));
  expect(await remove()).toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete a policy attached to entities.',
  });
  await world.iam.send(new DetachUserPolicyCommand({ UserName: 'holder', PolicyArn }));
  expect(await outcomeOf(world.iam.send(new DetachUserPolicyCommand({ UserName: 'holder', PolicyArn })))).toBe(
    'NoSuchEntity',
  );
  expect((await remove()).message).toContain('more than one version');
  await world.iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v2' }));
  await world.iam.send(new DeletePolicyCommand({ PolicyArn }));
  expect(await remove()).toMatchObject({ code: 'NoSuchEntity', http: 404 });
});

test('users and groups with a policy are listed and counted, whether it is attached or a boundary', async () => {
  const PolicyArn = await createPolicy('popular');
  await world.iam.send(new CreateUserCommand({ UserName: 'within', PermissionsBoundary: PolicyArn }));
  await createUser(world, 'with', '/far/');
  await world.iam.send(new CreateGroupCommand({ GroupName: 'all' }));
  await world.iam.send(new AttachUserPolicyCommand({ UserName: 'with', PolicyArn }));
  await world.iam.send(new AttachGroupPolicyCommand({ GroupName: 'all', PolicyArn }));
  const { Policy } = await world.iam.send(new GetPolicyCommand({ PolicyArn }));
  expect(Policy).toMatchObject({ AttachmentCount: 2, PermissionsBoundaryUsageCount: 1 });
  const names = async (filter: object) => {
    const entities = await world.iam.send(new ListEntitiesForPolicyCommand({ PolicyArn, ...filter }));
    return [...(entities.PolicyUsers ?? []), ...(entities.PolicyGroups ?? [])].map((each) =>
      'UserName' in each ? each.UserName : 'GroupName' in each ? each.GroupName : '?',
    );
  };
  expect(await names({})).toEqual(['with', 'within', 'all']);
  expect(await names({ EntityFilter: 'Group' })).toEqual(['all']);
  expect(await names({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual(['within']);
  expect(await names({ PathPrefix: '/far/' })).toEqual(['with']);
});

test('ListPolicies filters by scope, use and path', async () => {
  const PolicyArn = await createPolicy('listed', allow, '/some/where/');
  await createPolicy('bound', allow, '/some/');
  const PermissionsBoundary = 'arn:aws:iam::111122223333:policy/some/bound';
  await world.iam.send(new CreateUserCommand({ UserName: 'bound-one', PermissionsBoundary }));
  await createUser(world, 'listed-one');
  await world.iam.send(new AttachUserPolicyCommand({ UserName: 'listed-one', PolicyArn }));
  const names = async (input: ListPoliciesCommandInput) =>
    (await world.iam.send(new ListPoliciesCommand(input))).Policies?.map((policy) => policy.PolicyName);
  const under = { PathPrefix: '/some/' };
  expect(await names({ ...under, Scope: 'Local' })).toEqual(['bound', 'listed']);
  await createPolicy('unused', allow, '/some/');
  expect(await names({ ...under })).toEqual(['bound', 'listed', 'unused']);
  expect(await names({ ...under, OnlyAttached: true })).toEqual(['bound', 'listed']);
  for (const OnlyAttached of [false, true]) {
    const use = (PolicyUsageFilter: 'PermissionsPolicy' | 'PermissionsBoundary') =>
      names({ ...under, OnlyAttached, PolicyUsageFilter });
    expect(await use('PermissionsBoundary')).toEqual(['bound']);
    expect(await use('PermissionsPolicy')).toEqual(OnlyAttached ? ['listed'] : ['listed', 'unused']);
  }
  expect(await names({ ...under, Scope: 'AWS' })).toEqual([]);
  expect(await names({ Scope: 'AWS' })).toContain('AmazonS3ReadOnlyAccess');
});

test('AWS managed policies can be read, but not changed', async () => {
  const { Policy } = await world.iam.send(new GetPolicyCommand({ PolicyArn: administratorAccess }));
  expect(Policy).toMatchObject({ PolicyName: 'AdministratorAccess', DefaultVersionId: 'v1' });
  const change = { PolicyArn: administratorAccess, PolicyDocument: allow };
  for (const call of [
    world.iam.send(new DeletePolicyCommand(change)),
    world.iam.send(new CreatePolicyVersionCommand(change)),
    world.iam.send(new TagPolicyCommand({ PolicyArn: administratorAccess, Tags: [{ Key: 'a', Value: '' }] })),
  ]) {
    expect(await refusalOf(call)).toMatchObject({ code: 'AccessDenied', http: 403 });
  }
});

test('a user can have ten attached policies; a policy of AWS and a policy of the account may have the same name', async () => {
  await createUser(world, 'collector');
  const attach = (PolicyArn: string) =>
    world.iam.send(new AttachUserPolicyCommand({ UserName: 'collector', PolicyArn }));
  await attach(administratorAccess);
  await attach(await createPolicy('AdministratorAccess'));
  for (let each = 3; each <= 10; each += 1) await attach(await createPolicy(`one-of-ten-${each}`));
  await attach(administratorAccess);
  const eleventh = await createPolicy('eleventh');
  expect(await refusalOf(attach(eleventh))).toEqual({
    code: 'LimitExceeded',
    http: 409,
    message: 'Cannot exceed quota for PoliciesPerUser: 10',
  });
  const seen: (string | undefined)[] = [];
  let Marker: string | undefined;
  do {
    const page = await world.iam.send(
      new ListAttachedUserPoliciesCommand({ UserName: 'collector', MaxItems: 1, ...(Marker && { Marker }) }),
    );
    seen.push(...(page.AttachedPolicies ?? []).map((policy) => policy.PolicyArn));
    Marker = page.Marker;
  } while (Marker);
  expect(new Set(seen).size).toBe(10);
});

test('the error about a malformed policy ARN says that the ARN is not valid', async () => {
  const PolicyArn = 'not-an-arn-but-long-enough';
  await createUser(world, 'hopeful');
  const attach = new AttachUserPolicyCommand({ UserName: 'hopeful', PolicyArn });
  expect(await refusalOf(world.iam.send(attach))).toEqual({
    code: 'ValidationError',
    http: 400,
    message: `ARN ${PolicyArn} is not valid.`,
  });
});

test('a condition can limit which policies may be attached', async () => {
  await createUser(world, 'attacher', '/');
  const attacher = world.clientsOf(await createKey(world, 'attacher')).iam;
  const allowed = await createPolicy('harmless');
  await putPolicy(world, 'attacher', {
    Effect: 'Allow',
    Action: 'iam:AttachUserPolicy',
    Resource: '*',
    Condition: { ArnEquals: { 'iam:PolicyARN': allowed } },
  });
  const attach = (PolicyArn: string) =>
    outcomeOf(attacher.send(new AttachUserPolicyCommand({ UserName: 'attacher', PolicyArn })));
  expect(await attach(administratorAccess)).toBe('AccessDenied');
  expect(await attach(allowed)).toBe('Success');
});
