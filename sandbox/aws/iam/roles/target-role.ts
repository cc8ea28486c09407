import type { Account, Role } from '../../account/state.ts';
import { noSuchEntity } from '../../operation/errors.ts';
import { text } from '../../operation/input.ts';
import type { Permission } from '../../operation/permission.ts';
import { resourceTagContext } from '../tags.ts';

export const roleName = text({ max: 64, pattern: /^[\w+=,.@-]+$/ });

interface NamesRole {
  readonly RoleName: string;
}

/** @throws NoSuchEntity */
export function roleOf(account: Account, input: NamesRole): Role {
  const role = findRole(account, input.RoleName);
  if (!role) throw noSuchEntity(`The role with name ${input.RoleName} cannot be found.`);
  return role;
}

/** Finds a role by name, in any case; in an ARN the case counts (IAM API reference, CreateRole). */
function findRole(account: Account, name: string): Role | undefined {
  return account.roles.get(name.toLowerCase());
}

/** Permission on the role's ARN, with what conditions may ask about it. */
export function onRole(account: Account, input: NamesRole): Permission {
  const role = findRole(account, input.RoleName);
  // As with users: an unknown name is asked about as if it had no path.
  if (!role) return { resource: roleArn(account, '/', input.RoleName) };
  return { resource: role.arn, context: resourceTagContext(role.tags) };
}

/** For the few operations that tell conditions the role's boundary, too (service authorization reference of IAM). */
export function onBoundedRole(account: Account, input: NamesRole): Permission {
  const permission = onRole(account, input);
  const boundaryArn = findRole(account, input.RoleName)?.boundaryArn;
  if (boundaryArn === undefined) return permission;
  return { ...permission, context: { ...permission.context, 'iam:PermissionsBoundary': boundaryArn } };
}

export function roleArn(account: Account, path: string, name: string): string {
  return `arn:aws:iam::${account.id}:role${path}${name}`;
}
