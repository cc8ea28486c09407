import type { SimulatedCall } from '../aws/self-check.ts';

export interface Places {
  /** For example `arn:aws:iam::111122223333`. */
  readonly account: string;
  readonly installation: string;
  readonly boundaryArn: string | undefined;
}

/**
 * An example name with the length of a demo user's name: for resources without a path, the bot's policy allows only
 * names of this length.
 */
const EXAMPLE = 'mfa-demo-doctordoctor';

/** Returns the context keys of a request with the permissions boundary: without and with the installation's tag. */
function contextsOf({ installation, boundaryArn }: Places) {
  const bounded: Record<string, string> = boundaryArn === undefined ? {} : { 'iam:PermissionsBoundary': boundaryArn };
  return { bounded, tagged: { ...bounded, 'aws:RequestTag/mfa-demo:installation': installation } };
}

function on(resource: string, ...names: readonly string[]): SimulatedCall[] {
  return names.map((name) => ({ action: `iam:${name}`, resource }));
}

/** Returns the IAM calls that lessons without a role, their teardown and the sweep need. */
export function neededCalls(places: Places): SimulatedCall[] {
  const { account, installation } = places;
  const user = `${account}:user/mfa-demo/${installation}/${EXAMPLE}`;
  const device = `${account}:mfa/mfa-demo/${installation}/${EXAMPLE}`;
  const { bounded, tagged } = contextsOf(places);
  return [
    { action: 'iam:CreateUser', resource: user, context: tagged },
    { action: 'iam:PutUserPolicy', resource: user, context: bounded },
    ...on(user, 'TagUser', 'GetUser', 'ListUserTags', 'CreateAccessKey'),
    ...on(user, 'EnableMFADevice', 'ResyncMFADevice', 'DeactivateMFADevice'),
    ...on(user, 'ListUserPolicies', 'DeleteUserPolicy', 'ListAttachedUserPolicies', 'DetachUserPolicy'),
    ...on(user, 'ListAccessKeys', 'DeleteAccessKey', 'ListMFADevices', 'DeleteUser'),
    ...on(user, 'GetLoginProfile', 'DeleteLoginProfile', 'ListSSHPublicKeys', 'DeleteSSHPublicKey'),
    ...on(user, 'ListSigningCertificates', 'DeleteSigningCertificate'),
    ...on(user, 'ListServiceSpecificCredentials', 'DeleteServiceSpecificCredential'),
    ...on(`${account}:user/${EXAMPLE}`, 'GetUser', 'ListAccessKeys', 'ListUserPolicies', 'ListMFADevices'),
    ...on(device, 'CreateVirtualMFADevice', 'TagMFADevice', 'ListMFADeviceTags', 'DeleteVirtualMFADevice'),
    ...on('*', 'ListUsers', 'ListVirtualMFADevices'),
  ];
}

/** Returns the calls that lessons with a role need in addition to `neededCalls`. */
export function neededForRoles(places: Places): SimulatedCall[] {
  const { account, installation } = places;
  const role = `${account}:role/mfa-demo/${installation}/${EXAMPLE}`;
  const { bounded, tagged } = contextsOf(places);
  return [
    { action: 'iam:CreateRole', resource: role, context: tagged },
    { action: 'iam:PutRolePolicy', resource: role, context: bounded },
    ...on(role, 'TagRole', 'GetRole', 'ListRoleTags', 'ListRolePolicies', 'ListAttachedRolePolicies'),
    ...on(role, 'DeleteRolePolicy', 'DetachRolePolicy', 'DeleteRole'),
    ...on(`${account}:role/${EXAMPLE}`, 'GetRole', 'ListRolePolicies'),
    ...on('*', 'ListRoles'),
  ];
}

/**
 * Returns calls that an attacker who controls the bot could use to gain more rights than the bot has, or to harm other
 * users of the account. All must be denied.
 */
export function escalations(places: Places): SimulatedCall[] {
  const { account, installation } = places;
  const ours = `${account}:user/mfa-demo/${installation}/${EXAMPLE}`;
  const foreign = `${account}:user/somebody`;
  const ourRole = `${account}:role/mfa-demo/${installation}/${EXAMPLE}`;
  const deeper = `${account}:user/mfa-demo/${installation}/x/${EXAMPLE}`;
  const { bounded, tagged } = contextsOf(places);
  return [
    { action: 'iam:CreateUser', resource: foreign, context: bounded },
    { action: 'iam:CreateUser', resource: ours },
    { action: 'iam:CreateUser', resource: deeper, context: tagged },
    { action: 'iam:PutUserPolicy', resource: deeper, context: bounded },
    ...on(deeper, 'CreateAccessKey', 'EnableMFADevice', 'TagUser'),
    { action: 'iam:CreateVirtualMFADevice', resource: `${account}:mfa/mfa-demo/${installation}/x/${EXAMPLE}` },
    { action: 'iam:PutUserPolicy', resource: ours },
    { action: 'iam:PutUserPolicy', resource: foreign },
    ...on(
      ours,
      'AttachUserPolicy',
      'PutUserPermissionsBoundary',
      'DeleteUserPermissionsBoundary',
      'CreateLoginProfile',
    ),
    ...on(foreign, 'CreateAccessKey', 'CreateLoginProfile', 'UpdateLoginProfile', 'AttachUserPolicy', 'DeleteUser'),
    ...on(foreign, 'TagUser', 'DeactivateMFADevice', 'DeleteUserPermissionsBoundary'),
    ...on(`${account}:mfa/somebody`, 'DeleteVirtualMFADevice', 'CreateVirtualMFADevice'),
    ...on(`${account}:group/admins`, 'AddUserToGroup', 'PutGroupPolicy', 'AttachGroupPolicy'),
    ...on(
      `${account}:role/admin`,
      'UpdateAssumeRolePolicy',
      'PutRolePolicy',
      'AttachRolePolicy',
      'PassRole',
      'CreateRole',
    ),
    { action: 'iam:CreateRole', resource: ourRole },
    { action: 'iam:CreateRole', resource: `${account}:role/somebody`, context: tagged },
    { action: 'iam:CreateRole', resource: `${account}:role/mfa-demo/${installation}/x/${EXAMPLE}`, context: tagged },
    { action: 'iam:PutRolePolicy', resource: ourRole },
    ...on(ourRole, 'UpdateAssumeRolePolicy', 'AttachRolePolicy', 'PassRole', 'UpdateRole'),
    ...on(ourRole, 'PutRolePermissionsBoundary', 'DeleteRolePermissionsBoundary'),
    { action: 'sts:AssumeRole', resource: ourRole },
    ...on(`${account}:policy/any`, 'CreatePolicy', 'CreatePolicyVersion', 'SetDefaultPolicyVersion'),
    { action: 'sts:AssumeRole', resource: `${account}:role/admin` },
  ];
}
