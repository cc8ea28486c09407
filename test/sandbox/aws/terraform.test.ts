import * as iam from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { policy, trusting } from './role-support.ts';
import { allowListBuckets, createKey, putPolicy, refusalOf, startWorld, type World } from './support.ts';

/**
 * The first four tests repeat the calls that Terraform's AWS provider (version 5.100) makes for a user, a policy, a
 * group and a role, in the same order.
 */
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

type Call = readonly [operation: string, input: object, answer?: object];

async function play(calls: readonly Call[]): Promise<void> {
  for (const [operation, input, answer = {}] of calls) {
    const Command = Reflect.get(iam, `${operation}Command`) as new (input: object) => iam.GetUserCommand;
    const given = await world.iam.send(new Command(input)).catch((error: Error) => ({ refusal: error.name }));
    expect({ operation, ...given }).toMatchObject({ operation, ...answer });
    if (!('refusal' in answer)) expect({ operation, ...given }).not.toHaveProperty('refusal');
  }
}

const account = 'arn:aws:iam::111122223333';
const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
const gone = { refusal: 'NoSuchEntityException' };
const Tags = [{ Key: 'team', Value: 'blue' }];
const document = policy(allowListBuckets);

test('a user is created, changed and destroyed', async () => {
  const UserName = 'tf-user';
  const New = { UserName: 'tf-user-2' };
  await play([
    ['CreateUser', { UserName, Path: '/', Tags }, { User: { Arn: `${account}:user/tf-user`, Tags } }],
    ['GetUser', { UserName }, { User: { UserName, Tags } }],
    ['UpdateUser', { UserName, NewUserName: New.UserName, NewPath: '/teams/' }],
    ['PutUserPermissionsBoundary', { ...New, PermissionsBoundary: administrator }],
    ['UntagUser', { ...New, TagKeys: ['team'] }],
    ['TagUser', { ...New, Tags: [{ Key: 'team', Value: '' }] }],
    ['GetUser', New, { User: { Arn: `${account}:user/teams/tf-user-2`, Tags: [{ Key: 'team', Value: '' }] } }],
    ['DeleteUserPermissionsBoundary', New],
    ['GetUser', { UserName }, gone],
    ['ListGroupsForUser', New, { Groups: [] }],
    ['ListAccessKeys', New, { AccessKeyMetadata: [] }],
    ['ListSSHPublicKeys', New, { SSHPublicKeys: [] }],
    ['ListVirtualMFADevices', { AssignmentStatus: 'Assigned' }, { VirtualMFADevices: [] }],
    ['ListMFADevices', New, { MFADevices: [] }],
    ['DeleteLoginProfile', New, gone],
    ['ListSigningCertificates', New, { Certificates: [] }],
    ['ListServiceSpecificCredentials', New, { ServiceSpecificCredentials: [] }],
    ['DeleteUser', New],
    ['GetUser', New, gone],
  ]);
});

test('a policy is created, changed and destroyed', async () => {
  const PolicyArn = `${account}:policy/tf-policy`;
  const wider = policy({ ...allowListBuckets, Action: 's3:*' });
  await play([
    [
      'CreatePolicy',
      { PolicyName: 'tf-policy', Path: '/', Description: 'lists', PolicyDocument: document, Tags },
      { Policy: { Arn: PolicyArn, DefaultVersionId: 'v1' } },
    ],
    ['GetPolicy', { PolicyArn }, { Policy: { AttachmentCount: 0, Description: 'lists', Tags } }],
    ['GetPolicyVersion', { PolicyArn, VersionId: 'v1' }, { PolicyVersion: { Document: encodeURIComponent(document) } }],
    ['ListPolicyVersions', { PolicyArn }, { Versions: [{ VersionId: 'v1' }] }],
    ['CreatePolicyVersion', { PolicyArn, PolicyDocument: wider, SetAsDefault: true }],
    ['TagPolicy', { PolicyArn, Tags }],
    ['GetPolicy', { PolicyArn }, { Policy: { DefaultVersionId: 'v2' } }],
    ['GetPolicyVersion', { PolicyArn, VersionId: 'v2' }, { PolicyVersion: { Document: encodeURIComponent(wider) } }],
    ['ListPolicyVersions', { PolicyArn }, { Versions: [{ VersionId: 'v2' }, { VersionId: 'v1' }] }],
    ['DeletePolicyVersion', { PolicyArn, VersionId: 'v1' }],
    ['DeletePolicy', { PolicyArn }],
    ['GetPolicy', { PolicyArn }, gone],
  ]);
});

test('a group is created, changed and destroyed', async () => {
  const GroupName = 'tf-group';
  const New = { GroupName: 'tf-group-2' };
  await play([
    ['CreateUser', { UserName: 'tf-member' }],
    ['CreateGroup', { GroupName, Path: '/' }, { Group: { Arn: `${account}:group/tf-group` } }],
    ['GetGroup', { GroupName }, { Group: { GroupName }, Users: [] }],
    ['AddUserToGroup', { GroupName, UserName: 'tf-member' }],
    ['UpdateGroup', { GroupName, NewGroupName: New.GroupName, NewPath: '/teams/' }],
    ['GetGroup', New, { Group: { Path: '/teams/', Arn: `${account}:group/teams/tf-group-2` } }],
    ['ListGroupsForUser', { UserName: 'tf-member' }, { Groups: [{ GroupName: 'tf-group-2' }] }],
    ['GetGroup', { GroupName }, gone],
    ['RemoveUserFromGroup', { ...New, UserName: 'tf-member' }],
    ['DeleteGroup', New],
    ['GetGroup', New, gone],
  ]);
});

test('a role is created, changed and destroyed', async () => {
  const RoleName = 'tf-role';
  const trust = trusting(`${account}:root`);
  await play([
    [
      'CreateRole',
      { RoleName, Path: '/', AssumeRolePolicyDocument: trust, Description: 'one', MaxSessionDuration: 7200, Tags },
    ],
    ['GetRole', { RoleName }, { Role: { Description: 'one', MaxSessionDuration: 7200, Tags } }],
    ['PutRolePolicy', { RoleName, PolicyName: 'inline', PolicyDocument: document }],
    ['AttachRolePolicy', { RoleName, PolicyArn: administrator }],
    ['ListRolePolicies', { RoleName }, { PolicyNames: ['inline'] }],
    ['GetRolePolicy', { RoleName, PolicyName: 'inline' }, { PolicyDocument: encodeURIComponent(document) }],
    ['ListAttachedRolePolicies', { RoleName }, { AttachedPolicies: [{ PolicyArn: administrator }] }],
    ['UpdateAssumeRolePolicy', { RoleName, PolicyDocument: trust }],
    ['UpdateRoleDescription', { RoleName, Description: 'two' }, { Role: { RoleName, Description: 'two' } }],
    ['GetRole', { RoleName }, { Role: { Description: 'two', MaxSessionDuration: 7200 } }],
    ['UpdateRole', { RoleName, MaxSessionDuration: 10_800 }],
    ['GetRole', { RoleName }, { Role: { Description: 'two', MaxSessionDuration: 10_800 } }],
    ['PutRolePermissionsBoundary', { RoleName, PermissionsBoundary: administrator }],
    ['DeleteRolePermissionsBoundary', { RoleName }],
    ['UntagRole', { RoleName, TagKeys: ['team'] }],
    ['ListInstanceProfilesForRole', { RoleName }, { InstanceProfiles: [], IsTruncated: false }],
    ['ListAttachedRolePolicies', { RoleName }],
    ['DetachRolePolicy', { RoleName, PolicyArn: administrator }],
    ['ListRolePolicies', { RoleName }],
    ['DeleteRolePolicy', { RoleName, PolicyName: 'inline' }],
    ['DeleteRole', { RoleName }],
    ['GetRole', { RoleName }, gone],
    ['ListInstanceProfilesForRole', { RoleName }, gone],
  ]);
});

test('the new name of a group must not be in use, and permission is checked on the old and the new name', async () => {
  await play([
    ['CreateGroup', { GroupName: 'first' }],
    ['CreateGroup', { GroupName: 'second' }],
    ['CreateUser', { UserName: 'renamer' }],
    ['UpdateGroup', { GroupName: 'first', NewGroupName: 'FIRST' }],
    ['GetGroup', { GroupName: 'first' }, { Group: { GroupName: 'FIRST' } }],
  ]);
  const rename = (client: iam.IAMClient, NewGroupName: string) =>
    refusalOf(client.send(new iam.UpdateGroupCommand({ GroupName: 'first', NewGroupName })));
  expect(await rename(world.iam, 'Second')).toEqual({
    code: 'EntityAlreadyExists',
    http: 409,
    message: 'Group with name Second already exists.',
  });
  const keys = await createKey(world, 'renamer');
  const Resource = `${account}:group/FIRST`;
  await putPolicy(world, 'renamer', { Effect: 'Allow', Action: 'iam:UpdateGroup', Resource });
  const denied = await rename(world.clientsOf(keys).iam, 'third');
  expect(denied).toMatchObject({ code: 'AccessDenied', http: 403 });
  expect(denied.message).toContain(`on resource: ${account}:group/third`);
});
