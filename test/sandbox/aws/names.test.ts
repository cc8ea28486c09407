import * as iam from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policy, trusting } from './role-support.ts';
import { allowListBuckets, createKey, outcomeOf, putPolicy, startWorld, type World } from './support.ts';

/** Names are unique without regard to case, are found in any case, and are shown as they were created. */
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

const PolicyDocument = policy(allowListBuckets);
const wider = policy({ ...allowListBuckets, Action: 's3:*' });
const AssumeRolePolicyDocument = trusting('arn:aws:iam::111122223333:root');

test('a user is found by its name in any case, also for calls about its access keys', async () => {
  await world.iam.send(new iam.CreateUserCommand({ UserName: 'MixedUser', Path: '/teams/' }));
  expect(await outcomeOf(world.iam.send(new iam.CreateUserCommand({ UserName: 'MIXEDUSER' })))).toBe(
    'EntityAlreadyExists',
  );
  const UserName = 'mixeduser';
  const { User } = await world.iam.send(new iam.GetUserCommand({ UserName }));
  expect(User).toMatchObject({ UserName: 'MixedUser', Arn: 'arn:aws:iam::111122223333:user/teams/MixedUser' });
  const { AccessKey } = await world.iam.send(new iam.CreateAccessKeyCommand({ UserName }));
  expect(AccessKey?.UserName).toBe('MixedUser');
  await world.iam.send(new iam.DeleteAccessKeyCommand({ UserName, AccessKeyId: AccessKey?.AccessKeyId }));
  await world.iam.send(new iam.DeleteUserCommand({ UserName: 'MIXEDuser' }));
  expect(await outcomeOf(world.iam.send(new iam.GetUserCommand({ UserName })))).toBe('NoSuchEntity');
});

test('a user can be renamed to the same name in another case, and a new path does not change the name', async () => {
  await world.iam.send(new iam.CreateUserCommand({ UserName: 'Renamed' }));
  const arnOf = async () => (await world.iam.send(new iam.GetUserCommand({ UserName: 'renamed' }))).User?.Arn;
  await world.iam.send(new iam.UpdateUserCommand({ UserName: 'RENAMED', NewPath: '/teams/' }));
  expect(await arnOf()).toBe('arn:aws:iam::111122223333:user/teams/Renamed');
  await world.iam.send(new iam.UpdateUserCommand({ UserName: 'RENAMED', NewUserName: 'reNamed' }));
  expect(await arnOf()).toBe('arn:aws:iam::111122223333:user/teams/reNamed');
});

test('a group and its members are found in any case', async () => {
  await world.iam.send(new iam.CreateGroupCommand({ GroupName: 'MixedGroup' }));
  await world.iam.send(new iam.CreateUserCommand({ UserName: 'Member' }));
  await world.iam.send(new iam.AddUserToGroupCommand({ GroupName: 'mixedgroup', UserName: 'MEMBER' }));
  const { Group, Users } = await world.iam.send(new iam.GetGroupCommand({ GroupName: 'MIXEDGROUP' }));
  expect([Group?.GroupName, Users?.map((user) => user.UserName)]).toEqual(['MixedGroup', ['Member']]);
});

test('a role is found by its name in any case, but a policy is found only by an ARN in the right case', async () => {
  await world.iam.send(new iam.CreateRoleCommand({ RoleName: 'MixedRole', AssumeRolePolicyDocument }));
  const { Role } = await world.iam.send(new iam.GetRoleCommand({ RoleName: 'mixedrole' }));
  expect(Role?.RoleName).toBe('MixedRole');
  const PolicyArn = 'arn:aws:iam::111122223333:policy/MixedPolicy';
  await world.iam.send(new iam.CreatePolicyCommand({ PolicyName: 'MixedPolicy', PolicyDocument }));
  const again = new iam.CreatePolicyCommand({ PolicyName: 'mixedpolicy', PolicyDocument });
  expect(await outcomeOf(world.iam.send(again))).toBe('EntityAlreadyExists');
  await world.iam.send(new iam.AttachRolePolicyCommand({ RoleName: 'MIXEDROLE', PolicyArn }));
  const wrong = new iam.GetPolicyCommand({ PolicyArn: PolicyArn.toLowerCase() });
  expect(await outcomeOf(world.iam.send(wrong))).toBe('NoSuchEntity');
});

test('a device name cannot be used again in another case', async () => {
  const create = (VirtualMFADeviceName: string) =>
    world.iam.send(new iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName }));
  await create('MixedDevice');
  expect(await outcomeOf(create('mixeddevice'))).toBe('EntityAlreadyExists');
});

describe('an inline policy', () => {
  const UserName = 'Holder';
  const put = (PolicyName: string, document: string) =>
    world.iam.send(new iam.PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument: document }));
  const get = (PolicyName: string) => world.iam.send(new iam.GetUserPolicyCommand({ UserName, PolicyName }));
  const names = async () => (await world.iam.send(new iam.ListUserPoliciesCommand({ UserName }))).PolicyNames;
  const remove = (PolicyName: string) => world.iam.send(new iam.DeleteUserPolicyCommand({ UserName, PolicyName }));

  test('of a user is replaced by a policy whose name differs only in case', async () => {
    await world.iam.send(new iam.CreateUserCommand({ UserName }));
    await put('MixedName', PolicyDocument);
    await put('MIXEDNAME', wider);
    expect(await names()).toEqual(['MixedName']);
    const shown = { UserName, PolicyName: 'MixedName', PolicyDocument: encodeURIComponent(wider) };
    expect(await get('mixedname')).toMatchObject(shown);
    await remove('mixedName');
    expect(await names()).toEqual([]);
    expect(await outcomeOf(get('MixedName'))).toBe('NoSuchEntity');
    await put('mixedNAME', PolicyDocument);
    expect(await names()).toEqual(['mixedNAME']);
  });

  test('of a group or a role is found by its name in any case', async () => {
    const group = { GroupName: 'HOLDERS', PolicyName: 'p' };
    await world.iam.send(new iam.CreateGroupCommand({ GroupName: 'Holders' }));
    await world.iam.send(new iam.PutGroupPolicyCommand({ ...group, PolicyName: 'P', PolicyDocument }));
    const ofGroup = await world.iam.send(new iam.GetGroupPolicyCommand(group));
    expect(ofGroup).toMatchObject({ GroupName: 'Holders', PolicyName: 'P' });
    const role = { RoleName: 'HOLDER-ROLE', PolicyName: 'p' };
    await world.iam.send(new iam.CreateRoleCommand({ RoleName: 'Holder-Role', AssumeRolePolicyDocument }));
    await world.iam.send(new iam.PutRolePolicyCommand({ ...role, PolicyName: 'P', PolicyDocument }));
    const ofRole = await world.iam.send(new iam.GetRolePolicyCommand(role));
    expect(ofRole).toMatchObject({ RoleName: 'Holder-Role', PolicyName: 'P' });
  });
});

test('permission is checked on the ARN with the name in its original case, whatever case the call uses', async () => {
  await world.iam.send(new iam.CreateUserCommand({ UserName: 'Fenced', Path: '/mfa-demo/' }));
  await world.iam.send(new iam.CreateUserCommand({ UserName: 'reader' }));
  const { iam: client } = world.clientsOf(await createKey(world, 'READER'));
  const Resource = 'arn:aws:iam::111122223333:user/mfa-demo/Fenced';
  await putPolicy(world, 'Reader', { Effect: 'Allow', Action: 'iam:GetUser', Resource });
  expect(await outcomeOf(client.send(new iam.GetUserCommand({ UserName: 'FENCED' })))).toBe('Success');
});
