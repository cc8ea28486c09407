import type { Account, Caller, User } from '../../account/state.ts';
import { noSuchUser, validationError } from '../../operation/errors.ts';
import type { Permission } from '../../operation/permission.ts';
import { resourceTagContext } from '../tags.ts';

interface NamesUser {
  readonly UserName?: string | undefined;
}

/**
 * Returns the user that a call names, or the caller if it names none.
 * @throws NoSuchEntity, ValidationError if a role calls and names no user
 */
export function targetUser(account: Account, input: NamesUser, caller: Caller): User {
  if (input.UserName === undefined) return callingUser(caller);
  const user = findUser(account, input.UserName);
  if (!user) throw noSuchUser(input.UserName);
  return user;
}

/** @throws ValidationError when a role calls */
function callingUser(caller: Caller): User {
  if (!caller.user) throw validationError('Must specify userName when calling with non-User credentials');
  return caller.user;
}

/** Finds a user by name and ignores case. */
export function findUser(account: Account, name: string): User | undefined {
  return account.users.get(name.toLowerCase());
}

/** Returns the permission on the target user, with the user's tags as condition keys. */
export function onTargetUser(account: Account, input: NamesUser, caller: Caller): Permission {
  const name = input.UserName ?? callingUser(caller).name;
  const user = findUser(account, name);
  // An unknown name is checked like a user without a path, so that a caller whose policy names only one path cannot
  // probe for names outside of it.
  if (!user) return { resource: userArn(account, '/', name) };
  return { resource: user.arn, context: resourceTagContext(user.tags) };
}

/**
 * Returns the permission with the user's boundary as the condition key `iam:PermissionsBoundary`. Only CreateUser and
 * the actions on policies and boundaries have this key (IAM's action reference).
 */
export function onBoundedUser(account: Account, input: NamesUser, caller: Caller): Permission {
  const permission = onTargetUser(account, input, caller);
  const boundaryArn = findUser(account, input.UserName ?? callingUser(caller).name)?.boundaryArn;
  if (boundaryArn === undefined) return permission;
  return { ...permission, context: { ...permission.context, 'iam:PermissionsBoundary': boundaryArn } };
}

export function userArn(account: Account, path: string, name: string): string {
  return `arn:aws:iam::${account.id}:user${path}${name}`;
}
