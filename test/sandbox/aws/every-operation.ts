import { certificates } from './certificates.ts';
import type { Device } from './support.ts';

/** Text fields of earlier answers, by their names. */
export type Ids = Readonly<Record<string, string>>;

/** One call: the operation, its input, and the code of the expected refusal, if any. */
export type Play = readonly [operation: string, input: (ids: Ids) => object, refusal?: string];

const user = { UserName: 'u' };
const group = { GroupName: 'g' };
const role = { RoleName: 'r' };
const policy = { PolicyArn: 'arn:aws:iam::111122223333:policy/p' };
const inline = { PolicyName: 'i' };
const Tags = [{ Key: 'team', Value: 'blue' }];
const TagKeys = ['team'];
const policyOf = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: statement });
const PolicyDocument = policyOf({ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' });
const trust = policyOf({ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' });
const simulated = { ActionNames: ['s3:ListAllMyBuckets'] };

const users: readonly Play[] = [
  ['CreateUser', () => user],
  ['GetUser', () => user],
  ['ListUsers', () => ({})],
  ['UpdateUser', () => ({ ...user, NewPath: '/new/' })],
  ['TagUser', () => ({ ...user, Tags })],
  ['ListUserTags', () => user],
  ['UntagUser', () => ({ ...user, TagKeys })],
  ['CreateAccessKey', () => user],
  ['ListAccessKeys', () => user],
  ['UpdateAccessKey', ({ AccessKeyId }) => ({ ...user, AccessKeyId, Status: 'Inactive' })],
  ['GetAccessKeyLastUsed', ({ AccessKeyId }) => ({ AccessKeyId })],
  ['DeleteAccessKey', ({ AccessKeyId }) => ({ ...user, AccessKeyId })],
  ['PutUserPolicy', () => ({ ...user, ...inline, PolicyDocument })],
  ['GetUserPolicy', () => ({ ...user, ...inline })],
  ['ListUserPolicies', () => user],
  ['DeleteUserPolicy', () => ({ ...user, ...inline })],
];

const credentials: readonly Play[] = [
  ['CreateLoginProfile', () => ({ ...user, Password: 'correct horse' })],
  ['GetLoginProfile', () => user],
  ['UpdateLoginProfile', () => ({ ...user, PasswordResetRequired: true })],
  ['DeleteLoginProfile', () => user],
  ['UploadSSHPublicKey', () => ({ ...user, SSHPublicKeyBody: 'ssh-rsa AAAAB3NzaC1yc2E' })],
  ['ListSSHPublicKeys', () => user],
  ['GetSSHPublicKey', ({ SSHPublicKeyId }) => ({ ...user, SSHPublicKeyId, Encoding: 'SSH' })],
  ['UpdateSSHPublicKey', ({ SSHPublicKeyId }) => ({ ...user, SSHPublicKeyId, Status: 'Inactive' })],
  ['DeleteSSHPublicKey', ({ SSHPublicKeyId }) => ({ ...user, SSHPublicKeyId })],
  ['UploadSigningCertificate', () => ({ ...user, CertificateBody: certificates[0] })],
  ['ListSigningCertificates', () => user],
  ['UpdateSigningCertificate', ({ CertificateId }) => ({ ...user, CertificateId, Status: 'Inactive' })],
  ['DeleteSigningCertificate', ({ CertificateId }) => ({ ...user, CertificateId })],
  ['CreateServiceSpecificCredential', () => ({ ...user, ServiceName: 'codecommit.amazonaws.com' })],
  ['ListServiceSpecificCredentials', () => user],
  ['ResetServiceSpecificCredential', ({ ServiceSpecificCredentialId }) => ({ ServiceSpecificCredentialId, ...user })],
  [
    'UpdateServiceSpecificCredential',
    ({ ServiceSpecificCredentialId }) => ({ ...user, ServiceSpecificCredentialId, Status: 'Inactive' }),
  ],
  ['DeleteServiceSpecificCredential', ({ ServiceSpecificCredentialId }) => ({ ...user, ServiceSpecificCredentialId })],
];

const groups: readonly Play[] = [
  ['CreateGroup', () => group],
  ['AddUserToGroup', () => ({ ...group, ...user })],
  ['GetGroup', () => group],
  ['UpdateGroup', () => ({ ...group, NewPath: '/new/' })],
  ['ListGroups', () => ({})],
  ['ListGroupsForUser', () => user],
  ['PutGroupPolicy', () => ({ ...group, ...inline, PolicyDocument })],
  ['GetGroupPolicy', () => ({ ...group, ...inline })],
  ['ListGroupPolicies', () => group],
  ['DeleteGroupPolicy', () => ({ ...group, ...inline })],
];

const roles: readonly Play[] = [
  ['CreateRole', () => ({ ...role, AssumeRolePolicyDocument: trust })],
  ['GetRole', () => role],
  ['ListRoles', () => ({})],
  ['UpdateRole', () => ({ ...role, Description: 'read only' })],
  ['UpdateRoleDescription', () => ({ ...role, Description: 'read' })],
  ['ListInstanceProfiles', () => ({})],
  ['ListInstanceProfilesForRole', () => role],
  ['UpdateAssumeRolePolicy', () => ({ ...role, PolicyDocument: trust })],
  ['TagRole', () => ({ ...role, Tags })],
  ['ListRoleTags', () => role],
  ['UntagRole', () => ({ ...role, TagKeys })],
  ['PutRolePolicy', () => ({ ...role, ...inline, PolicyDocument })],
  ['GetRolePolicy', () => ({ ...role, ...inline })],
  ['ListRolePolicies', () => role],
  ['DeleteRolePolicy', () => ({ ...role, ...inline })],
];

const policies: readonly Play[] = [
  ['CreatePolicy', () => ({ PolicyName: 'p', PolicyDocument })],
  ['GetPolicy', () => policy],
  ['ListPolicies', () => ({ Scope: 'Local' })],
  ['TagPolicy', () => ({ ...policy, Tags })],
  ['ListPolicyTags', () => policy],
  ['UntagPolicy', () => ({ ...policy, TagKeys })],
  ['CreatePolicyVersion', () => ({ ...policy, PolicyDocument })],
  ['GetPolicyVersion', () => ({ ...policy, VersionId: 'v2' })],
  ['ListPolicyVersions', () => policy],
  ['SetDefaultPolicyVersion', () => ({ ...policy, VersionId: 'v2' })],
  ['DeletePolicyVersion', () => ({ ...policy, VersionId: 'v1' })],
  ['AttachUserPolicy', () => ({ ...user, ...policy })],
  ['AttachGroupPolicy', () => ({ ...group, ...policy })],
  ['AttachRolePolicy', () => ({ ...role, ...policy })],
  ['ListAttachedUserPolicies', () => user],
  ['ListAttachedGroupPolicies', () => group],
  ['ListAttachedRolePolicies', () => role],
  ['ListEntitiesForPolicy', () => policy],
  ['SimulatePrincipalPolicy', () => ({ ...simulated, PolicySourceArn: 'arn:aws:iam::111122223333:user/new/u' })],
  ['SimulateCustomPolicy', () => ({ ...simulated, PolicyInputList: [PolicyDocument] })],
  ['DetachUserPolicy', () => ({ ...user, ...policy })],
  ['DetachGroupPolicy', () => ({ ...group, ...policy })],
  ['DetachRolePolicy', () => ({ ...role, ...policy })],
  ['PutUserPermissionsBoundary', () => ({ ...user, PermissionsBoundary: policy.PolicyArn })],
  ['DeleteUserPermissionsBoundary', () => user],
  ['PutRolePermissionsBoundary', () => ({ ...role, PermissionsBoundary: policy.PolicyArn })],
  ['DeleteRolePermissionsBoundary', () => role],
];

/**
 * Returns the calls about MFA devices.
 * @param device must exist, because the calls need its codes
 */
function devices({ serialNumber: SerialNumber, code }: Device): readonly Play[] {
  const codes = (first: number) => ({ AuthenticationCode1: code(first), AuthenticationCode2: code(first + 1) });
  return [
    ['CreateVirtualMFADevice', () => ({ VirtualMFADeviceName: 'another' })],
    ['ListVirtualMFADevices', () => ({})],
    ['EnableMFADevice', () => ({ ...user, SerialNumber, ...codes(-1) })],
    ['ResyncMFADevice', () => ({ ...user, SerialNumber, ...codes(1) })],
    ['ListMFADevices', () => user],
    // The account has no hardware keys.
    ['GetMFADevice', () => ({ ...user, SerialNumber }), 'ValidationError'],
    ['TagMFADevice', () => ({ SerialNumber, Tags })],
    ['ListMFADeviceTags', () => ({ SerialNumber })],
    ['UntagMFADevice', () => ({ SerialNumber, TagKeys })],
    ['DeactivateMFADevice', () => ({ ...user, SerialNumber })],
    ['DeleteVirtualMFADevice', () => ({ SerialNumber })],
  ];
}

const account: readonly Play[] = [
  ['GetAccountSummary', () => ({})],
  ['CreateAccountAlias', () => ({ AccountAlias: 'acme' })],
  ['ListAccountAliases', () => ({})],
  ['DeleteAccountAlias', () => ({ AccountAlias: 'acme' })],
];

const removal: readonly Play[] = [
  ['RemoveUserFromGroup', () => ({ ...group, ...user })],
  ['DeletePolicy', () => policy],
  ['DeleteGroup', () => group],
  ['DeleteRole', () => role],
  ['DeleteUser', () => user],
];

const bucket = { Bucket: 'a-new-bucket' };

/**
 * Returns calls of every operation, in an order in which earlier calls create the resources of later calls. Only the
 * device and the role `assumed` must exist before the first call.
 */
export function playsWith(device: Device): Readonly<Record<'iam' | 'sts' | 's3', readonly Play[]>> {
  return {
    sts: [
      ['GetCallerIdentity', () => ({})],
      ['GetSessionToken', () => ({})],
      ['GetAccessKeyInfo', ({ AccessKeyId }) => ({ AccessKeyId })],
      ['AssumeRole', () => ({ RoleArn: 'arn:aws:iam::111122223333:role/assumed', RoleSessionName: 'one' })],
    ],
    iam: [...users, ...credentials, ...groups, ...roles, ...policies, ...devices(device), ...account, ...removal],
    s3: [
      ['CreateBucket', () => bucket],
      ['HeadBucket', () => bucket],
      ['GetBucketLocation', () => bucket],
      ['ListBuckets', () => ({})],
      ['DeleteBucket', () => bucket],
    ],
  };
}
