import { TYPED_CODE } from '../../shared/aws-call.ts';

const OF_USER = ['UserName'];
const OF_ROLE = ['RoleName'];

/**
 * The parameters of each operation that may be shown. A parameter that is not in this table is never shown, so a new
 * secret stays secret.
 */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  CreateUser: ['UserName', 'Path', 'PermissionsBoundary'],
  GetUser: OF_USER,
  DeleteUser: OF_USER,
  CreateVirtualMFADevice: ['VirtualMFADeviceName', 'Path'],
  EnableMFADevice: ['UserName', 'SerialNumber'],
  ResyncMFADevice: ['UserName', 'SerialNumber'],
  DeactivateMFADevice: ['UserName', 'SerialNumber'],
  DeleteVirtualMFADevice: ['SerialNumber'],
  ListVirtualMFADevices: ['AssignmentStatus'],
  ListMFADevices: OF_USER,
  CreateAccessKey: OF_USER,
  ListAccessKeys: OF_USER,
  DeleteAccessKey: OF_USER,
  PutUserPolicy: ['UserName', 'PolicyName'],
  ListUserPolicies: OF_USER,
  DeleteUserPolicy: ['UserName', 'PolicyName'],
  ListAttachedUserPolicies: OF_USER,
  DetachUserPolicy: ['UserName', 'PolicyArn'],
  GetSessionToken: ['DurationSeconds', 'SerialNumber'],
  CreateRole: ['RoleName', 'Path', 'PermissionsBoundary'],
  GetRole: OF_ROLE,
  DeleteRole: OF_ROLE,
  PutRolePolicy: ['RoleName', 'PolicyName'],
  ListRolePolicies: OF_ROLE,
  DeleteRolePolicy: ['RoleName', 'PolicyName'],
  ListAttachedRolePolicies: OF_ROLE,
  DetachRolePolicy: ['RoleName', 'PolicyArn'],
  AssumeRole: ['RoleArn', 'DurationSeconds', 'SerialNumber'],
  GetLoginProfile: OF_USER,
  ListSSHPublicKeys: OF_USER,
  ListSigningCertificates: OF_USER,
  ListServiceSpecificCredentials: OF_USER,
  ListGroupsForUser: OF_USER,
};

/** MFA codes that a person typed. The list of calls shows that a code was sent, but not the code. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  EnableMFADevice: ['AuthenticationCode1', 'AuthenticationCode2'],
  ResyncMFADevice: ['AuthenticationCode1', 'AuthenticationCode2'],
  GetSessionToken: ['TokenCode'],
  AssumeRole: ['TokenCode'],
};

/** Returns the parameters of a request that hold no secret. */
export function toldParameters(operation: string, input: object): Record<string, string> {
  const values = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const told = namesIn(TOLD, operation)
    .filter((name) => values.has(name))
    .map((name) => [name, `${values.get(name)}`]);
  const typed = namesIn(TYPED, operation)
    .filter((name) => values.has(name))
    .map((name) => [name, TYPED_CODE]);
  return Object.fromEntries([...told, ...typed]);
}

function namesIn(table: typeof TOLD, operation: string): readonly string[] {
  return (Object.hasOwn(table, operation) && table[operation]) || [];
}
