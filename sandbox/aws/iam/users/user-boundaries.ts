import { z } from 'zod';
import { noSuchEntity } from '../../operation/errors.ts';
import { defineOperation } from '../../operation/operation.ts';
import { arn, newUserName } from '../names.ts';
import { setBoundary } from '../policies/boundary.ts';
import { onBoundedUser, onTargetUser, targetUser } from './target-user.ts';

const PutUserPermissionsBoundary = defineOperation({
  input: z.object({ UserName: newUserName, PermissionsBoundary: arn }),
  /** For this action, `iam:PermissionsBoundary` is the new boundary, not the old one. */
  permission: (account, input, caller) => {
    const target = onTargetUser(account, input, caller);
    return { ...target, context: { ...target.context, 'iam:PermissionsBoundary': input.PermissionsBoundary } };
  },
  perform: (account, input, caller) => {
    setBoundary(account, targetUser(account, input, caller), input.PermissionsBoundary);
    return undefined;
  },
});

const DeleteUserPermissionsBoundary = defineOperation({
  input: z.object({ UserName: newUserName }),
  permission: onBoundedUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    if (user.boundaryArn === undefined) {
      throw noSuchEntity(`The user with name ${user.name} does not have a permissions boundary.`);
    }
    setBoundary(account, user, undefined);
    return undefined;
  },
});

export const userBoundaryOperations = { PutUserPermissionsBoundary, DeleteUserPermissionsBoundary };
