import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DeleteUserCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRoleTagsCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  paginateListRoles,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT, assume, createRole, policy, trusting } from './role-support.ts';
import {
  allowListBuckets,
  createKey,
  createUser,
  outcomeOf,
  putPolicy,
  refusalOf,
  startWorld,
  type World,
} from './support.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.aws.close());

const RoleName = 'lister';
const shown = async () => (await world.iam.send(new GetRoleCommand({ RoleName }))).Role;
const trustShown = async () => decodeURIComponent((await shown())?.AssumeRolePolicyDocument ?? '');
const remove = () => world.iam.send(new DeleteRoleCommand({ RoleName }));

test('a role is created, shown, changed and deleted', async () => {
  const arn = await createRole(world, RoleName, trusting(ACCOUNT), {
    Path: '/mfa-demo/',
    Description: 'lists buckets',
    MaxSessionDuration: 7200,
    Tags: [{ Key: 'demo', Value: '1' }],
  });
  expect(arn).toBe('arn:aws:iam::111122223333:role/mfa-demo/lister');
  expect(await shown()).toMatchObject({
    Arn: arn,
    Path: '/mfa-demo/',
    RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
    Description: 'lists buckets',
    MaxSessionDuration: 7200,
    Tags: [{ Key: 'demo', Value: '1' }],
  });
  expect(await trustShown()).toBe(trusting(ACCOUNT));

  await world.iam.send(new UpdateRoleCommand({ RoleName, Description: 'lists all' }));
  expect(await shown()).toMatchObject({ Description: 'lists all', MaxSessionDuration: 7200 });
  const narrower = trusting(ACCOUNT, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': true } } });
  await world.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: narrower }));
  expect(await trustShown()).toBe(narrower);

  expect(await refusalOf(createRole(world, 'LISTER', trusting(ACCOUNT)))).toMatchObject({
    code: 'EntityAlreadyExists',
    http: 409,
  });
  await remove();
  expect(await refusalOf(remove())).toEqual({
    code: 'NoSuchEntity',
    http: 404,
    message: 'The role with name lister cannot be found.',
  });
});

test('roles are listed by path and in pages, without tags', async () => {
  for (const name of ['a', 'b', 'c']) await createRole(world, name, trusting(ACCOUNT), { Path: '/mfa-demo/' });
  await createRole(world, 'other', trusting(ACCOUNT), { Tags: [{ Key: 'k', Value: 'v' }] });
  const pages: (string | undefined)[][] = [];
  const paginator = paginateListRoles({ client: world.iam, pageSize: 2 }, { PathPrefix: '/mfa-demo/' });
  for await (const page of paginator) pages.push((page.Roles ?? []).map((role) => role.RoleName));
  expect(pages).toEqual([['a', 'b'], ['c']]);
  for await (const page of paginateListRoles({ client: world.iam }, {})) {
    expect(page.Roles?.at(-1)).not.toHaveProperty('Tags');
  }
});

test('a role can be deleted only after its policies were deleted or detached', async () => {
  await createRole(world, RoleName, trusting(ACCOUNT));
  const PolicyDocument = policy(allowListBuckets);
  const { Policy } = await world.iam.send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument }));
  const PolicyArn = Policy?.Arn;
  await world.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'inline', PolicyDocument }));
  await world.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  expect(await world.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'inline' }))).toMatchObject({
    RoleName,
    PolicyName: 'inline',
    PolicyDocument: encodeURIComponent(PolicyDocument),
  });
  expect((await world.iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames).toEqual(['inline']);
  const attached = await world.iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  expect(attached.AttachedPolicies).toEqual([{ PolicyName: 'p', PolicyArn }]);

  const conflict = { code: 'DeleteConflict', http: 409 };
  const message = (what: string) => `Cannot delete entity, must ${what} first.`;
  expect(await refusalOf(remove())).toEqual({ ...conflict, message: message('detach all policies') });
  await world.iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  expect(await refusalOf(remove())).toEqual({ ...conflict, message: message('delete policies') });
  await world.iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'inline' }));
  await remove();
});

test('the inline policies of a role have at most 10,240 characters together', async () => {
  await createRole(world, RoleName, trusting(ACCOUNT));
  const PolicyDocument = policy({ ...allowListBuckets, Resource: Array(500).fill('arn:aws:s3:::*') });
  const put = (PolicyName: string) =>
    outcomeOf(world.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument })));
  expect(await put('first')).toBe('Success');
  expect(await put('second')).toBe('LimitExceeded');
});

test('tags and the boundary of a role can be changed', async () => {
  await createRole(world, RoleName, trusting(ACCOUNT));
  const Tags = [
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '2' },
  ];
  await world.iam.send(new TagRoleCommand({ RoleName, Tags }));
  await world.iam.send(new UntagRoleCommand({ RoleName, TagKeys: ['a'] }));
  expect((await world.iam.send(new ListRoleTagsCommand({ RoleName }))).Tags).toEqual([{ Key: 'b', Value: '2' }]);

  const PermissionsBoundary = 'arn:aws:iam::aws:policy/AdministratorAccess';
  await world.iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary }));
  expect((await shown())?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(PermissionsBoundary);
  const removal = () => outcomeOf(world.iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName })));
  expect(await removal()).toBe('Success');
  expect(await removal()).toBe('NoSuchEntity');
});

describe('a trust policy', () => {
  const malformed = (Principal: unknown, more: object = {}) =>
    refusalOf(createRole(world, RoleName, policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more })));

  test('is refused with MalformedPolicyDocument if its principal does not exist', async () => {
    const ann = await createUser(world, 'ann');
    const nobody = ann.replace(/ann$/, 'nobody');
    expect(await malformed({ AWS: nobody })).toEqual({
      code: 'MalformedPolicyDocument',
      http: 400,
      message: `Invalid principal in policy: "AWS":"${nobody}"`,
    });
    for (const wrong of ['arn:aws:iam::111122223333:user/ann', ann.replace(/ann$/, '*'), 'ann', 'arn:aws:s3:::ann']) {
      expect(await malformed({ AWS: wrong })).toMatchObject({ code: 'MalformedPolicyDocument' });
    }
    expect(await malformed(undefined)).toMatchObject({ code: 'MalformedPolicyDocument' });
    expect(await malformed({ AWS: ann }, { Resource: '*' })).toMatchObject({ code: 'MalformedPolicyDocument' });
    for (const [index, right] of [ann, '*', '111122223333', 'arn:aws:iam::444455556666:role/theirs'].entries()) {
      await createRole(world, `right-${index}`, trusting(right));
    }
    await createRole(
      world,
      'of-a-service',
      policy({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    );
    await createRole(world, 'of-a-session', trusting('arn:aws:sts::111122223333:assumed-role/right-0/me'));
  });

  test('is refused until the propagation time of a new principal has passed', async () => {
    await world.aws.close();
    world = await startWorld({ propagationSeconds: 8 });
    const ann = await createUser(world, 'ann');
    world.pass(7.9);
    expect(await malformed({ AWS: ann })).toMatchObject({
      code: 'MalformedPolicyDocument',
      message: `Invalid principal in policy: "AWS":"${ann}"`,
    });
    world.pass(0.1);
    await createRole(world, RoleName, trusting(ann));
  });

  test('shows the unique id of a deleted user, not the id of a new user with the same name', async () => {
    const ann = await createUser(world, 'ann');
    await createRole(world, RoleName, trusting([ann, ACCOUNT]));
    await world.iam.send(new DeleteUserCommand({ UserName: 'ann' }));
    const { User } = await world.iam.send(new CreateUserCommand({ UserName: 'ann', Path: '/mfa-demo/test/' }));
    expect(User?.Arn).toBe(ann);
    expect(await trustShown()).toMatch(/"AWS":\["AIDA[A-Z2-7]{17}","arn:aws:iam::111122223333:root"\]/);
    expect(await trustShown()).not.toContain(User?.UserId);
  });

  test('still trusts a user who was renamed', async () => {
    const ann = await createUser(world, 'ann');
    const keys = await createKey(world, 'ann');
    const role = await createRole(world, RoleName, trusting(ann));
    await world.iam.send(new UpdateUserCommand({ UserName: 'ann', NewUserName: 'anna' }));
    expect(await trustShown()).toBe(trusting(`${ann}a`));
    expect(await outcomeOf(assume(world, keys, role))).toBe('Success');
  });

  test('can have at most 2,048 characters', async () => {
    expect(await refusalOf(createRole(world, RoleName, trusting(Array(70).fill(ACCOUNT))))).toEqual({
      code: 'LimitExceeded',
      http: 409,
      message: 'Cannot exceed quota for ACLSizePerRole: 2048',
    });
  });
});

test('permission for actions on roles is checked on the ARN of the role, so a policy can limit them to a path', async () => {
  await createUser(world, 'ann');
  const keys = await createKey(world, 'ann');
  await putPolicy(world, 'ann', {
    Effect: 'Allow',
    Action: 'iam:*',
    Resource: 'arn:aws:iam::111122223333:role/fenced/*',
  });
  const { iam } = world.clientsOf(keys);
  await createRole(world, 'outside', trusting(ACCOUNT));
  await createRole(world, 'inside', trusting(ACCOUNT), { Path: '/fenced/' });
  expect(await outcomeOf(iam.send(new GetRoleCommand({ RoleName: 'inside' })))).toBe('Success');
  expect(await outcomeOf(iam.send(new DeleteRoleCommand({ RoleName: 'inside' })))).toBe('Success');
  for (const name of ['outside', 'nobody']) {
    expect(await outcomeOf(iam.send(new DeleteRoleCommand({ RoleName: name })))).toBe('AccessDenied');
  }
});
