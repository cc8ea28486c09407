import {
  AddUserToGroupCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  GetUserCommand,
  ListGroupsForUserCommand,
  ListMFADevicesCommand,
  ListUserTagsCommand,
  ListVirtualMFADevicesCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  TagUserCommand,
  UntagUserCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  allowListBuckets,
  createKey,
  createParticipant,
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

const administratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess';
const readOnly = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';

describe('a user that is renamed and moved', () => {
  test('keeps its access key, device, policy and groups', async () => {
    const { keys, device } = await createParticipant(world, 'before');
    await putPolicy(world, 'before', allowListBuckets);
    await world.iam.send(new CreateGroupCommand({ GroupName: 'movers' }));
    await world.iam.send(new AddUserToGroupCommand({ GroupName: 'movers', UserName: 'before' }));
    await world.iam.send(new UpdateUserCommand({ UserName: 'before', NewUserName: 'After', NewPath: '/new/' }));

    expect(await refusalOf(world.iam.send(new GetUserCommand({ UserName: 'before' })))).toMatchObject({ http: 404 });
    const { Arn } = await world.clientsOf(keys).sts.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe('arn:aws:iam::111122223333:user/new/After');
    expect(await outcomeOf(listBuckets(world, keys))).toBe('Success');
    const { MFADevices } = await world.iam.send(new ListMFADevicesCommand({ UserName: 'After' }));
    expect(MFADevices?.map((each) => each.SerialNumber)).toEqual([device.serialNumber]);
    const { VirtualMFADevices } = await world.iam.send(new ListVirtualMFADevicesCommand({}));
    expect(VirtualMFADevices?.map((each) => each.User?.UserName)).toEqual(['After']);
    const { Groups } = await world.iam.send(new ListGroupsForUserCommand({ UserName: 'After' }));
    expect(Groups?.map((group) => group.GroupName)).toEqual(['movers']);
  });

  test('may get its old name in another case, but not the name of another user', async () => {
    await createUser(world, 'small');
    await createUser(world, 'other');
    await world.iam.send(new UpdateUserCommand({ UserName: 'small', NewUserName: 'SMALL' }));
    expect(await outcomeOf(world.iam.send(new GetUserCommand({ UserName: 'SMALL' })))).toBe('Success');
    const take = new UpdateUserCommand({ UserName: 'other', NewUserName: 'small' });
    expect(await refusalOf(world.iam.send(take))).toMatchObject({ code: 'EntityAlreadyExists', http: 409 });
    await createUser(world, 'before');
  });

  test('cannot be moved out of the path that limits the caller', async () => {
    await createUser(world, 'mover', '/');
    const mover = world.clientsOf(await createKey(world, 'mover')).iam;
    const Resource = 'arn:aws:iam::111122223333:user/fenced/*';
    await putPolicy(world, 'mover', { Effect: 'Allow', Action: 'iam:UpdateUser', Resource });
    await createUser(world, 'inmate', '/fenced/');
    const move = (NewPath: string) => outcomeOf(mover.send(new UpdateUserCommand({ UserName: 'inmate', NewPath })));
    expect(await move('/')).toBe('AccessDenied');
    expect(await move('/fenced/deeper/')).toBe('Success');
  });
});

test('tags are removed by key without regard to case; a missing key is not an error', async () => {
  await createUser(world, 'untagged');
  const Tags = [
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '2' },
  ];
  await world.iam.send(new TagUserCommand({ UserName: 'untagged', Tags }));
  await world.iam.send(new UntagUserCommand({ UserName: 'untagged', TagKeys: ['A', 'nothing'] }));
  const left = await world.iam.send(new ListUserTagsCommand({ UserName: 'untagged' }));
  expect(left.Tags).toEqual([{ Key: 'b', Value: '2' }]);
});

describe('a permissions boundary', () => {
  test('can be put, replaced and removed, and is shown by GetUser', async () => {
    const UserName = 'bounded';
    await createUser(world, UserName);
    const keys = await createKey(world, UserName);
    await putPolicy(world, UserName, allowListBuckets);
    const bound = (PermissionsBoundary: string) =>
      world.iam.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary }));
    const shown = async () => (await world.iam.send(new GetUserCommand({ UserName }))).User?.PermissionsBoundary;
    await bound('arn:aws:iam::aws:policy/IAMFullAccess');
    expect(await outcomeOf(listBuckets(world, keys))).toBe('AccessDenied');
    await bound(readOnly);
    expect(await shown()).toEqual({ PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: readOnly });
    expect(await outcomeOf(listBuckets(world, keys))).toBe('Success');
    const unbound = () => world.iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName }));
    await unbound();
    expect(await shown()).toBeUndefined();
    expect(await refusalOf(unbound())).toMatchObject({ code: 'NoSuchEntity', http: 404 });
    expect(await outcomeOf(bound('arn:aws:iam::111122223333:policy/nowhere'))).toBe('NoSuchEntity');
  });

  test('takes effect after the propagation time, and its removal too', async () => {
    const slow = await startWorld({ propagationSeconds: 8 });
    const UserName = 'bounded-slowly';
    await createUser(slow, UserName);
    const keys = await createKey(slow, UserName);
    await putPolicy(slow, UserName, allowListBuckets);
    slow.pass(8);
    const PermissionsBoundary = 'arn:aws:iam::aws:policy/IAMFullAccess';
    await slow.iam.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary }));
    expect(await outcomeOf(listBuckets(slow, keys))).toBe('Success');
    slow.pass(8);
    expect(await outcomeOf(listBuckets(slow, keys))).toBe('AccessDenied');
    await slow.iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName }));
    slow.pass(7);
    expect(await outcomeOf(listBuckets(slow, keys))).toBe('AccessDenied');
    slow.pass(1);
    expect(await outcomeOf(listBuckets(slow, keys))).toBe('Success');
    await slow.aws.close();
  });

  test('can be a condition for changes of policies and boundaries, but not for CreateAccessKey', async () => {
    await createUser(world, 'warden', '/');
    const warden = world.clientsOf(await createKey(world, 'warden')).iam;
    const Condition = { StringEquals: { 'iam:PermissionsBoundary': readOnly } };
    const Action = ['iam:PutUserPolicy', 'iam:PutUserPermissionsBoundary', 'iam:CreateAccessKey'];
    await putPolicy(world, 'warden', { Effect: 'Allow', Action, Resource: '*', Condition });
    const UserName = 'ward';
    await world.iam.send(new CreateUserCommand({ UserName, PermissionsBoundary: administratorAccess }));
    const bound = (PermissionsBoundary: string) =>
      outcomeOf(warden.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary })));
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: allowListBuckets });
    const put = () => outcomeOf(warden.send(new PutUserPolicyCommand({ UserName, PolicyName: 'p', PolicyDocument })));

    expect(await put()).toBe('AccessDenied');
    expect(await bound(administratorAccess)).toBe('AccessDenied');
    expect(await bound(readOnly)).toBe('Success');
    expect(await put()).toBe('Success');
    expect(await outcomeOf(warden.send(new CreateAccessKeyCommand({ UserName })))).toBe('AccessDenied');
  });
});

test('creating a user with tags needs permission to tag users', async () => {
  await createUser(world, 'creator', '/');
  const creator = world.clientsOf(await createKey(world, 'creator')).iam;
  const create = (UserName: string, Tags?: { Key: string; Value: string }[]) =>
    refusalOf(creator.send(new CreateUserCommand({ UserName, Path: '/made/', ...(Tags && { Tags }) }))).catch(
      () => 'ok',
    );
  const Tags = [{ Key: 'team', Value: 'red' }];
  await putPolicy(world, 'creator', { Effect: 'Allow', Action: 'iam:CreateUser', Resource: '*' });
  expect(await create('untagged-one')).toBe('ok');
  expect(await create('tagged-one', Tags)).toMatchObject({
    code: 'AccessDenied',
    message: expect.stringContaining('iam:TagUser on resource: arn:aws:iam::111122223333:user/made/tagged-one'),
  });
  expect(await outcomeOf(world.iam.send(new GetUserCommand({ UserName: 'tagged-one' })))).toBe('NoSuchEntity');
  const Condition = {
    StringEquals: { 'aws:RequestTag/team': 'red' },
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] },
  };
  await putPolicy(world, 'creator', {
    Effect: 'Allow',
    Action: ['iam:CreateUser', 'iam:TagUser'],
    Resource: '*',
    Condition,
  });
  expect(await create('tagged-one', Tags)).toBe('ok');
  expect(await create('tagged-two', [...Tags, { Key: 'more', Value: '' }])).toMatchObject({ code: 'AccessDenied' });
});
