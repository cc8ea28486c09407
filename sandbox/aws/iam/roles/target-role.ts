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

/** Finds a role by name and ignores case. In an ARN, case matters (IAM API reference, CreateRole). */
function findRole(account: Account, name: string): Role | undefined {
  return account.roles.get(name.toLowerCase());
}

/** Returns the permission on a role, with its tags as condition keys. */
export function onRole(account: Account, input: NamesRole): Permission {
  const role = findRole(account, input.RoleName);
  // An unknown name is checked like a role without a path, so that a caller whose policy names only one path cannot
  // probe for names outside of it.
  if (!role) return { resource: roleArn(account, '/', input.RoleName) };
  return { resource: role.arn, context: resourceTagContext(role.tags) };
}

/**
 * Returns the permission with the role's boundary as a condition key. Only a few operations have this key (service
 * authorization reference of IAM).
 */
export function onBoundedRole(account: Account, input: NamesRole): Permission {
  const permission = onRole(account, input);
  const boundaryArn = findRole(account, input.RoleName)?.boundaryArn;
  if (boundaryArn === undefined) return permission;
  return { ...permission, context: { ...permission.context, 'iam:PermissionsBoundary': boundaryArn } };
}

export function roleArn(account: Account, path: string, name: string): string {
  return `arn:aws:iam::${account.id}:role${path}${name}`;
}
