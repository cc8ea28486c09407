import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  DeleteGroupPolicyCommand,
  DetachGroupPolicyCommand,
  GetGroupCommand,
  GetGroupPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListGroupPoliciesCommand,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  PutGroupPolicyCommand,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const document = JSON.stringify({ Version: '2012-10-17', Statement: allowListBuckets });
const readOnly = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';

const createGroup = (GroupName: string, Path = '/') => world.iam.send(new CreateGroupCommand({ GroupName, Path }));
const add = (GroupName: string, UserName: string) => world.iam.send(new AddUserToGroupCommand({ GroupName, UserName }));

test('the policies of a group apply to its members for as long as they are members', async () => {
  await createGroup('readers');
  await createUser(world, 'member');
  const keys = await createKey(world, 'member');
  const put = { GroupName: 'readers', PolicyName: 'buckets', PolicyDocument: document };
  await world.iam.send(new PutGroupPolicyCommand(put));
  expect(await outcomeOf(listBuckets(world, keys))).toBe('AccessDenied');
  await add('readers', 'member');
  expect(await outcomeOf(listBuckets(world, keys))).toBe('Success');
  await putPolicy(world, 'member', { ...allowListBuckets, Effect: 'Deny' }, 'own');
  expect(await outcomeOf(listBuckets(world, keys))).toBe('AccessDenied');
  await putPolicy(world, 'member', { ...allowListBuckets, Action: 's3:GetObject' }, 'own');
  await world.iam.send(new DeleteGroupPolicyCommand({ GroupName: 'readers', PolicyName: 'buckets' }));
  await world.iam.send(new AttachGroupPolicyCommand({ GroupName: 'readers', PolicyArn: readOnly }));
  expect(await outcomeOf(listBuckets(world, keys))).toBe('Success');
  await world.iam.send(new RemoveUserFromGroupCommand({ GroupName: 'readers', UserName: 'member' }));
  expect(await outcomeOf(listBuckets(world, keys))).toBe('AccessDenied');
});

test('the call log names the group whose policy allowed the call', async () => {
  await createGroup('named');
  await createUser(world, 'named-member');
  const keys = await createKey(world, 'named-member');
  await add('named', 'named-member');
  const put = { GroupName: 'named', PolicyName: 'buckets', PolicyDocument: document };
  await world.iam.send(new PutGroupPolicyCommand(put));
  await listBuckets(world, keys);
  expect(world.aws.view().calls.at(-1)).toMatchObject({
    operation: 'ListBuckets',
    reason: expect.stringContaining('inline policy buckets of group named'),
  });
});

test('a group shows its members and policies, and is listed by path', async () => {
  await createGroup('Team', '/teams/');
  await createUser(world, 'zoe');
  await createUser(world, 'adam');
  await add('Team', 'zoe');
  await add('Team', 'adam');
  await add('Team', 'adam');
  const { Group, Users } = await world.iam.send(new GetGroupCommand({ GroupName: 'Team' }));
  expect(Group?.Arn).toBe('arn:aws:iam::111122223333:group/teams/Team');
  expect(Users?.map((user) => user.UserName)).toEqual(['adam', 'zoe']);
  const { Groups } = await world.iam.send(new ListGroupsCommand({ PathPrefix: '/teams/' }));
  expect(Groups?.map((group) => group.GroupName)).toEqual(['Team']);
  const put = { GroupName: 'Team', PolicyName: 'p', PolicyDocument: document };
  await world.iam.send(new PutGroupPolicyCommand(put));
  await world.iam.send(new AttachGroupPolicyCommand({ GroupName: 'Team', PolicyArn: readOnly }));
  const { PolicyDocument } = await world.iam.send(new GetGroupPolicyCommand({ GroupName: 'Team', PolicyName: 'p' }));
  expect(decodeURIComponent(PolicyDocument ?? '')).toBe(document);
  const { PolicyNames } = await world.iam.send(new ListGroupPoliciesCommand({ GroupName: 'Team' }));
  expect(PolicyNames).toEqual(['p']);
  const attached = await world.iam.send(new ListAttachedGroupPoliciesCommand({ GroupName: 'Team' }));
  expect(attached.AttachedPolicies?.map((policy) => policy.PolicyName)).toEqual(['AmazonS3ReadOnlyAccess']);
  expect(await outcomeOf(createGroup('team'))).toBe('EntityAlreadyExists');
  expect(await outcomeOf(add('team', 'zoe'))).toBe('Success');
});

test('a group can be deleted only when it is empty; the error of DeleteGroup names what to remove next', async () => {
  const GroupName = 'leaving';
  const conflict = async () => (await refusalOf(world.iam.send(new DeleteGroupCommand({ GroupName })))).message;
  await createGroup(GroupName);
  await createUser(world, 'last');
  await add(GroupName, 'last');
  await world.iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName: 'p', PolicyDocument: document }));
  await world.iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn: readOnly }));
  expect(await conflict()).toBe('Cannot delete entity, must remove users from group first.');
  await world.iam.send(new RemoveUserFromGroupCommand({ GroupName, UserName: 'last' }));
  expect(await conflict()).toBe('Cannot delete entity, must delete policies first.');
  await world.iam.send(new DeleteGroupPolicyCommand({ GroupName, PolicyName: 'p' }));
  expect(await conflict()).toBe('Cannot delete entity, must detach all policies first.');
  await world.iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn: readOnly }));
  await world.iam.send(new DeleteGroupCommand({ GroupName }));
  expect(await conflict()).toBe('The group with name leaving cannot be found.');
});

test('a user can be in ten groups at most', async () => {
  await createUser(world, 'busy');
  for (let each = 1; each <= 10; each += 1) {
    await createGroup(`club-${each}`);
    await add(`club-${each}`, 'busy');
  }
  await createGroup('club-11');
  expect(await refusalOf(add('club-11', 'busy'))).toEqual({
    code: 'LimitExceeded',
    http: 409,
    message: 'Cannot exceed quota for GroupsPerUser: 10',
  });
  expect(await outcomeOf(add('club-1', 'busy'))).toBe('Success');
  const { Groups } = await world.iam.send(new ListGroupsForUserCommand({ UserName: 'busy' }));
  expect(Groups).toHaveLength(10);
});
