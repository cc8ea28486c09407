import * as iam from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';

/** Resources in the account through which the bot tries to get more rights. */
export interface Targets {
  readonly accountId: string;
  readonly boundaryArn: string;
  readonly botBoundaryArn: string;
  readonly botPolicyArn: string;
  /**
   * Users at other paths, which do not belong to the bot. The name of the first user looks like the name of a user of
   * a demo.
   */
  readonly foreignUsers: readonly [string, string];
  readonly foreignDevice: string;
  /** A user with the boundary, deeper in the bot's own path. */
  readonly belowUser: string;
  /** A user in the bot's own path, with the boundary. */
  readonly demoUser: string;
  readonly role: string;
  /** A role in the bot's own path, with the boundary. */
  readonly demoRole: string;
  readonly group: string;
  readonly otherBoundaryArn: string;
}

export const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const ALLOW_ALL = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
const TRUST_ALL =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}';
const OURS = '/mfa-demo/sandbox/';
const TAGS = [{ Key: 'mfa-demo:installation', Value: 'sandbox' }];

/** A command of the IAM or the STS client; its class says which client sends it. */
type Attempt = object;

/**
 * Returns calls that AWS must deny, because they would give the bot more rights or change resources of others. Each key
 * names the result of its call.
 */
export function escalationAttempts(t: Targets): Readonly<Record<string, Attempt>> {
  return { ...newUsers(t), ...morePower(t), ...theFence(t), ...foreigners(t), ...detours(t) };
}

const newUsers = ({ boundaryArn, otherBoundaryArn }: Targets) => ({
  'a user outside the path': create({ Path: '/', PermissionsBoundary: boundaryArn }),
  'a user in another installation': create({ Path: '/mfa-demo/other/', PermissionsBoundary: boundaryArn }),
  'a user in a path whose name begins with the name of its own path': create({
    Path: '/mfa-demo/sandbox2/',
    PermissionsBoundary: boundaryArn,
  }),
  'a user without a boundary': create({ Path: OURS }),
  'a user with another boundary': create({ Path: OURS, PermissionsBoundary: otherBoundaryArn }),
  'a user deeper in its own path': create({ Path: `${OURS}x/`, PermissionsBoundary: boundaryArn }),
  'a user much deeper in its own path': create({ Path: `${OURS}x/y/z/`, PermissionsBoundary: boundaryArn }),
  'a user in a path with `..`': create({ Path: `${OURS}../x/`, PermissionsBoundary: boundaryArn }),
  'a user in a path with `.`': create({ Path: `${OURS}./`, PermissionsBoundary: boundaryArn }),
  'a user in a path with a double slash': create({ Path: `${OURS}/`, PermissionsBoundary: boundaryArn }),
  'a device deeper in its own path': new iam.CreateVirtualMFADeviceCommand({
    VirtualMFADeviceName: 'mfa-demo-escape',
    Path: `${OURS}x/`,
  }),
  'a device in a path with `..`': new iam.CreateVirtualMFADeviceCommand({
    VirtualMFADeviceName: 'mfa-demo-escape',
    Path: `${OURS}../`,
  }),
  'a user with AdministratorAccess as its boundary': create({ Path: OURS, PermissionsBoundary: ADMINISTRATOR }),
});

function create(traits: Partial<iam.CreateUserCommandInput>) {
  return new iam.CreateUserCommand({ UserName: 'mfa-demo-escape', Tags: TAGS, ...traits });
}

const morePower = ({ demoUser: UserName, group: GroupName }: Targets) => ({
  'AdministratorAccess for a demo user': new iam.AttachUserPolicyCommand({ UserName, PolicyArn: ADMINISTRATOR }),
  'AdministratorAccess for itself': new iam.AttachUserPolicyCommand({ UserName: 'bot', PolicyArn: ADMINISTRATOR }),
  'an inline policy for itself': policy('bot'),
  'a demo user in a group': new iam.AddUserToGroupCommand({ UserName, GroupName }),
  'itself in a group': new iam.AddUserToGroupCommand({ UserName: 'bot', GroupName }),
  'a new group': new iam.CreateGroupCommand({ GroupName: 'mfa-demo-group' }),
  'a policy for a group': new iam.PutGroupPolicyCommand({ GroupName, PolicyName: 'p', PolicyDocument: ALLOW_ALL }),
  'AdministratorAccess for a group': new iam.AttachGroupPolicyCommand({ GroupName, PolicyArn: ADMINISTRATOR }),
  'a password for a demo user': new iam.CreateLoginProfileCommand({ UserName, Password: 'Correct-horse-9' }),
});

function policy(UserName: string) {
  return new iam.PutUserPolicyCommand({ UserName, PolicyName: 'p', PolicyDocument: ALLOW_ALL });
}

const theFence = ({ demoUser: UserName, boundaryArn, botBoundaryArn, botPolicyArn, otherBoundaryArn }: Targets) => ({
  'another boundary for a demo user': new iam.PutUserPermissionsBoundaryCommand({
    UserName,
    PermissionsBoundary: otherBoundaryArn,
  }),
  'no boundary for a demo user': new iam.DeleteUserPermissionsBoundaryCommand({ UserName }),
  'another boundary for itself': new iam.PutUserPermissionsBoundaryCommand({
    UserName: 'bot',
    PermissionsBoundary: otherBoundaryArn,
  }),
  'no boundary for itself': new iam.DeleteUserPermissionsBoundaryCommand({ UserName: 'bot' }),
  'a wider boundary of participants': version(boundaryArn),
  'a wider boundary of the bot': version(botBoundaryArn),
  'a wider policy of the bot': version(botPolicyArn),
  'an older version of its policy': new iam.SetDefaultPolicyVersionCommand({
    PolicyArn: botPolicyArn,
    VersionId: 'v1',
  }),
  'the boundary deleted': new iam.DeletePolicyCommand({ PolicyArn: boundaryArn }),
  'a new managed policy': new iam.CreatePolicyCommand({ PolicyName: 'mfa-demo-all', PolicyDocument: ALLOW_ALL }),
  'a demo user moved out of the path': new iam.UpdateUserCommand({ UserName, NewPath: '/' }),
  'a foreign user moved into the path': new iam.UpdateUserCommand({ UserName: 'payroll', NewPath: OURS }),
});

function version(PolicyArn: string) {
  return new iam.CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: ALLOW_ALL, SetAsDefault: true });
}

const foreigners = ({ foreignUsers: [lookalike, payroll], foreignDevice, belowUser }: Targets) => ({
  'a key of a foreign user': new iam.CreateAccessKeyCommand({ UserName: payroll }),
  'a key of a lookalike': new iam.CreateAccessKeyCommand({ UserName: lookalike }),
  'another access key for itself': new iam.CreateAccessKeyCommand({ UserName: 'bot' }),
  'a password of a foreign user': new iam.CreateLoginProfileCommand({ UserName: payroll, Password: 'Correct-horse-9' }),
  'another password of a foreign user': new iam.UpdateLoginProfileCommand({
    UserName: payroll,
    Password: 'New-horse-9',
  }),
  'a policy for a foreign user': policy(payroll),
  'a policy for a lookalike': policy(lookalike),
  'a tag that makes a foreign user look like ours': new iam.TagUserCommand({ UserName: payroll, Tags: TAGS }),
  'a key of a user below the path': new iam.CreateAccessKeyCommand({ UserName: belowUser }),
  'a policy for a user below the path': policy(belowUser),
  'a tag for a user below the path': new iam.TagUserCommand({ UserName: belowUser, Tags: TAGS }),
  'a user below the path deleted': new iam.DeleteUserCommand({ UserName: belowUser }),
  'a lookalike deleted': new iam.DeleteUserCommand({ UserName: lookalike }),
  'a foreign user deleted': new iam.DeleteUserCommand({ UserName: payroll }),
  'a foreign policy deleted': new iam.DeleteUserPolicyCommand({ UserName: payroll, PolicyName: 'work' }),
  'the MFA device of a foreign user deactivated': new iam.DeactivateMFADeviceCommand({
    UserName: payroll,
    SerialNumber: foreignDevice,
  }),
  'a foreign MFA device deleted': new iam.DeleteVirtualMFADeviceCommand({ SerialNumber: foreignDevice }),
  'a device outside the path': new iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'x', Path: '/' }),
  'a device enabled for a foreign user': new iam.EnableMFADeviceCommand({
    UserName: payroll,
    SerialNumber: foreignDevice,
    AuthenticationCode1: '000000',
    AuthenticationCode2: '111111',
  }),
});

const detours = ({ role: RoleName, demoRole, accountId, boundaryArn, otherBoundaryArn }: Targets) => ({
  ...newRoles({ boundaryArn, otherBoundaryArn }),
  ...changedRoles(demoRole, otherBoundaryArn),
  'a role of a demo assumed': new AssumeRoleCommand({
    RoleArn: `arn:aws:iam::${accountId}:role${OURS}${demoRole}`,
    RoleSessionName: 'escape',
  }),
  'a role that everybody may assume': new iam.CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: TRUST_ALL }),
  'a role changed so that everybody may assume it': new iam.UpdateAssumeRolePolicyCommand({
    RoleName,
    PolicyDocument: TRUST_ALL,
  }),
  'a policy for a role': new iam.PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument: ALLOW_ALL }),
  'AdministratorAccess for a role': new iam.AttachRolePolicyCommand({ RoleName, PolicyArn: ADMINISTRATOR }),
  'no boundary for a role': new iam.DeleteRolePermissionsBoundaryCommand({ RoleName }),
  'a role assumed': new AssumeRoleCommand({
    RoleArn: `arn:aws:iam::${accountId}:role/${RoleName}`,
    RoleSessionName: 'escape',
  }),
});

const newRoles = ({ boundaryArn, otherBoundaryArn }: Pick<Targets, 'boundaryArn' | 'otherBoundaryArn'>) => ({
  'a role outside the path': createRole({ Path: '/', PermissionsBoundary: boundaryArn }),
  'a role in another installation': createRole({ Path: '/mfa-demo/other/', PermissionsBoundary: boundaryArn }),
  'a role deeper in its own path': createRole({ Path: `${OURS}x/`, PermissionsBoundary: boundaryArn }),
  'a role without a boundary': createRole({ Path: OURS }),
  'a role with another boundary': createRole({ Path: OURS, PermissionsBoundary: otherBoundaryArn }),
  'a role with AdministratorAccess as its boundary': createRole({ Path: OURS, PermissionsBoundary: ADMINISTRATOR }),
});

function createRole(traits: Partial<iam.CreateRoleCommandInput>) {
  return new iam.CreateRoleCommand({
    RoleName: 'mfa-demo-escape',
    AssumeRolePolicyDocument: TRUST_ALL,
    Tags: TAGS,
    ...traits,
  });
}

const changedRoles = (RoleName: string, PermissionsBoundary: string) => ({
  'a foreign principal that a demo role trusts': new iam.UpdateAssumeRolePolicyCommand({
    RoleName,
    PolicyDocument: TRUST_ALL,
  }),
  'AdministratorAccess for a demo role': new iam.AttachRolePolicyCommand({ RoleName, PolicyArn: ADMINISTRATOR }),
  'another boundary for a demo role': new iam.PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary }),
  'no boundary for a demo role': new iam.DeleteRolePermissionsBoundaryCommand({ RoleName }),
  'a longer session of a demo role': new iam.UpdateRoleCommand({ RoleName, MaxSessionDuration: 43_200 }),
});
