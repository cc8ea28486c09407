import { z } from 'zod';
import { newUniqueId } from '../../account/identifiers.ts';
import { changed } from '../../account/propagation.ts';
import type { Role } from '../../account/state.ts';
import { alreadyExists, deleteConflict, limitExceeded } from '../../operation/errors.ts';
import { text, wholeNumber } from '../../operation/input.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pageOf, pagingInput } from '../../operation/paging.ts';
import { members } from '../../operation/xml.ts';
import { arn, path, pathPrefix, policyDocument } from '../names.ts';
import { mustBeAttachable } from '../policies/boundary.ts';
import { attachedArnsOf, inlinePoliciesOf } from '../policies/policy-holder.ts';
import { tagContext, taggingOnCreation, tagsInput, withTags } from '../tags.ts';
import { createdRole, listedRole, shownRole } from './role-element.ts';
import { onRole, roleArn, roleName, roleOf } from './target-role.ts';
import { readTrustPolicy } from './trust-policies.ts';

const MAX_ROLES = 1000;
const DEFAULT_SESSION_SECONDS = 3600;

const description = text({ min: 0, max: 1000, pattern: /^[\t\n\r\u0020-\u007e\u00a1-\u00ff]*$/ });
const maxSessionSeconds = wholeNumber(3600, 43_200);

const CreateRole = defineOperation({
  input: z.object({
    RoleName: roleName,
    AssumeRolePolicyDocument: policyDocument,
    Path: path.default('/'),
    Description: description.optional(),
    MaxSessionDuration: maxSessionSeconds.default(DEFAULT_SESSION_SECONDS),
    PermissionsBoundary: arn.optional(),
    Tags: tagsInput.optional(),
  }),
  permission: (account, input) => {
    const resource = roleArn(account, input.Path, input.RoleName);
    const boundary = input.PermissionsBoundary && { 'iam:PermissionsBoundary': input.PermissionsBoundary };
    const also = taggingOnCreation('iam:TagRole', resource, input.Tags);
    return { resource, context: { ...tagContext(input.Tags), ...boundary }, also };
  },
  perform: (account, input) => {
    const key = input.RoleName.toLowerCase();
    const trust = readTrustPolicy(account, input.AssumeRolePolicyDocument);
    if (account.roles.has(key)) throw alreadyExists(`Role with name ${input.RoleName} already exists.`);
    if (account.roles.size >= MAX_ROLES) throw limitExceeded(`Cannot exceed quota for RolesPerAccount: ${MAX_ROLES}`);
    if (input.PermissionsBoundary !== undefined) mustBeAttachable(account, input.PermissionsBoundary);
    const role: Role = {
      kind: 'role',
      name: input.RoleName,
      path: input.Path,
      id: newUniqueId('AROA'),
      arn: roleArn(account, input.Path, input.RoleName),
      createdAt: account.now(),
      boundaryArn: input.PermissionsBoundary,
      tags: withTags({}, input.Tags),
      inlinePolicies: new Map(),
      attachedPolicies: new Map(),
      description: input.Description,
      maxSessionSeconds: input.MaxSessionDuration,
      trust: changed([], account.now(), account.propagationMs, trust),
    };
    account.roles.set(key, role);
    return { Role: createdRole(account, role) };
  },
});

const GetRole = defineOperation({
  input: z.object({ RoleName: roleName }),
  permission: onRole,
  perform: (account, input) => ({ Role: shownRole(account, roleOf(account, input)) }),
});

const ListRoles = defineOperation({
  input: z.object({ PathPrefix: pathPrefix.default('/'), ...pagingInput }),
  permission: (account) => ({ resource: `arn:aws:iam::${account.id}:role/` }),
  perform: (account, input) => {
    const roles = [...account.roles.values()].filter((role) => role.path.startsWith(input.PathPrefix));
    const { page, trailer } = pageOf(roles, (role) => role.name, input);
    return { Roles: members(page.map((role) => listedRole(account, role))), ...trailer };
  },
});

/** Changes only the settings that the request contains. */
const UpdateRole = defineOperation({
  input: z.object({
    RoleName: roleName,
    Description: description.optional(),
    MaxSessionDuration: maxSessionSeconds.optional(),
  }),
  permission: onRole,
  perform: (account, input) => {
    const role = roleOf(account, input);
    role.description = input.Description ?? role.description;
    role.maxSessionSeconds = input.MaxSessionDuration ?? role.maxSessionSeconds;
    // Returns an empty result instead of `undefined`, because the service model has a result element for UpdateRole.
    return {};
  },
});

/** The older operation for the description; Terraform still calls it. */
const UpdateRoleDescription = defineOperation({
  input: z.object({ RoleName: roleName, Description: description }),
  permission: onRole,
  perform: (account, input) => {
    const role = roleOf(account, input);
    role.description = input.Description;
    return { Role: shownRole(account, role) };
  },
});

const UpdateAssumeRolePolicy = defineOperation({
  input: z.object({ RoleName: roleName, PolicyDocument: policyDocument }),
  permission: onRole,
  perform: (account, input) => {
    const role = roleOf(account, input);
    const trust = readTrustPolicy(account, input.PolicyDocument);
    role.trust = changed(role.trust, account.now(), account.propagationMs, trust);
    return undefined;
  },
});

const DeleteRole = defineOperation({
  input: z.object({ RoleName: roleName }),
  permission: onRole,
  perform: (account, input) => {
    const role = roleOf(account, input);
    if (attachedArnsOf(role).length > 0) throw deleteConflict('Cannot delete entity, must detach all policies first.');
    if (inlinePoliciesOf(role).length > 0) throw deleteConflict('Cannot delete entity, must delete policies first.');
    account.roles.delete(role.name.toLowerCase());
    return undefined;
  },
});

export const roleOperations = {
  CreateRole,
  GetRole,
  ListRoles,
  UpdateRole,
  UpdateRoleDescription,
  UpdateAssumeRolePolicy,
  DeleteRole,
};
