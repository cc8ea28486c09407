import { z } from 'zod';
import { noSuchEntity } from '../../operation/errors.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pagingInput } from '../../operation/paging.ts';
import { arn } from '../names.ts';
import { setBoundary } from '../policies/boundary.ts';
import { tagKeysInput, tagPage, tagsInput, withContext, withoutTags, withTags } from '../tags.ts';
import { onBoundedRole, onRole, roleName, roleOf } from './target-role.ts';

const TagRole = defineOperation({
  input: z.object({ RoleName: roleName, Tags: tagsInput }),
  permission: (account, input) => withContext(onRole(account, input), input),
  perform: (account, input) => {
    const role = roleOf(account, input);
    role.tags = withTags(role.tags, input.Tags);
    return undefined;
  },
});

const UntagRole = defineOperation({
  input: z.object({ RoleName: roleName, TagKeys: tagKeysInput }),
  permission: (account, input) => withContext(onRole(account, input), input),
  perform: (account, input) => {
    const role = roleOf(account, input);
    role.tags = withoutTags(role.tags, input.TagKeys);
    return undefined;
  },
});

const ListRoleTags = defineOperation({
  input: z.object({ RoleName: roleName, ...pagingInput }),
  permission: onRole,
  perform: (account, input) => tagPage(roleOf(account, input).tags, input),
});

const PutRolePermissionsBoundary = defineOperation({
  input: z.object({ RoleName: roleName, PermissionsBoundary: arn }),
  /** For this action, `iam:PermissionsBoundary` is the new boundary, not the old one. */
  permission: (account, input) => {
    const target = onRole(account, input);
    return { ...target, context: { ...target.context, 'iam:PermissionsBoundary': input.PermissionsBoundary } };
  },
  perform: (account, input) => {
    setBoundary(account, roleOf(account, input), input.PermissionsBoundary);
    return undefined;
  },
});

const DeleteRolePermissionsBoundary = defineOperation({
  input: z.object({ RoleName: roleName }),
  permission: onBoundedRole,
  perform: (account, input) => {
    const role = roleOf(account, input);
    if (role.boundaryArn === undefined) {
      throw noSuchEntity(`The role with name ${role.name} does not have a permissions boundary.`);
    }
    setBoundary(account, role, undefined);
    return undefined;
  },
});

export const roleSettingOperations = {
  TagRole,
  UntagRole,
  ListRoleTags,
  PutRolePermissionsBoundary,
  DeleteRolePermissionsBoundary,
};
