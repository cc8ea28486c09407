import { z } from 'zod';
import { isSettled } from '../../account/propagation.ts';
import type { Account, User } from '../../account/state.ts';
import { deleteConflict } from '../../operation/errors.ts';
import { defineOperation } from '../../operation/operation.ts';
import { userName } from '../names.ts';
import { attachedArnsOf, inlinePoliciesOf } from '../policies/policy-holder.ts';
import { onTargetUser, targetUser } from './target-user.ts';

const DeleteUser = defineOperation({
  input: z.object({ UserName: userName }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const leftover = leftoverOf(user);
    if (leftover) throw deleteConflict(`Cannot delete entity, must ${leftover} first.`);
    account.users.delete(user.name.toLowerCase());
    rememberName(account, user.name.toLowerCase());
    return undefined;
  },
});

/**
 * Returns what the caller must do before the user can be deleted, in AWS's words (recorded, or from public threads). If
 * several things are left, AWS's order is not known, and the order here is a guess.
 */
function leftoverOf(user: User): string | undefined {
  if (user.mfaDevices.size > 0) return 'remove tokens from principal';
  if (inlinePoliciesOf(user).length > 0) return 'delete policies';
  if (attachedArnsOf(user).length > 0) return 'detach all policies';
  if (user.accessKeys.length > 0) return 'delete access keys';
  if (user.loginProfile) return 'delete login profile';
  if (user.certificates.size > 0) return 'delete certificates';
  if (user.sshKeys.size > 0 || user.serviceCredentials.size > 0) return 'remove referenced objects';
  if (user.groups.size > 0) return 'remove users from group';
  return undefined;
}

/**
 * Keeps the name of a deleted user until the deletion has propagated. The map is sorted by time, so the loop stops at
 * the first name to keep.
 */
function rememberName(account: Account, name: string): void {
  const names = account.userNamesFreedAt;
  for (const [each, freedAt] of names) {
    if (!isSettled(freedAt, account.now(), account.propagationMs)) break;
    names.delete(each);
  }
  names.delete(name);
  names.set(name, account.now());
}

export const deleteUserOperations = { DeleteUser };
