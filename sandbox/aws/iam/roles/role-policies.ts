import { z } from 'zod';
import { defineOperation } from '../../operation/operation.ts';
import { pagingInput } from '../../operation/paging.ts';
import { arn, policyDocument, policyName, policyPath } from '../names.ts';
import {
  attachPolicy,
  deleteInlinePolicy,
  detachPolicy,
  inlinePage,
  inlinePolicyElement,
  putInlinePolicy,
} from '../policies/policy-holder.ts';
import { attachedPage, withPolicyArn } from '../users/attached-policies.ts';
import { onBoundedRole, onRole, roleName, roleOf } from './target-role.ts';

const inlineInput = z.object({ RoleName: roleName, PolicyName: policyName });

const PutRolePolicy = defineOperation({
  input: inlineInput.extend({ PolicyDocument: policyDocument }),
  permission: onBoundedRole,
  perform: (account, input) => {
    putInlinePolicy(account, roleOf(account, input), input.PolicyName, input.PolicyDocument);
    return undefined;
  },
});

const GetRolePolicy = defineOperation({
  input: inlineInput,
  permission: onRole,
  perform: (account, input) => {
    const role = roleOf(account, input);
    return { RoleName: role.name, ...inlinePolicyElement(role, input.PolicyName) };
  },
});

const ListRolePolicies = defineOperation({
  input: z.object({ RoleName: roleName, ...pagingInput }),
  permission: onRole,
  perform: (account, input) => inlinePage(roleOf(account, input), input),
});

const DeleteRolePolicy = defineOperation({
  input: inlineInput,
  permission: onBoundedRole,
  perform: (account, input) => {
    deleteInlinePolicy(account, roleOf(account, input), input.PolicyName);
    return undefined;
  },
});

const attachmentInput = z.object({ RoleName: roleName, PolicyArn: arn });

const AttachRolePolicy = defineOperation({
  input: attachmentInput,
  permission: (account, input) => withPolicyArn(onBoundedRole(account, input), input.PolicyArn),
  perform: (account, input) => {
    attachPolicy(account, roleOf(account, input), input.PolicyArn);
    return undefined;
  },
});

const DetachRolePolicy = defineOperation({
  input: attachmentInput,
  permission: (account, input) => withPolicyArn(onBoundedRole(account, input), input.PolicyArn),
  perform: (account, input) => {
    detachPolicy(account, roleOf(account, input), input.PolicyArn);
    return undefined;
  },
});

const ListAttachedRolePolicies = defineOperation({
  input: z.object({ RoleName: roleName, PathPrefix: policyPath.default('/'), ...pagingInput }),
  permission: onRole,
  perform: (account, input) => attachedPage(account, roleOf(account, input), input),
});

export const rolePolicyOperations = {
  PutRolePolicy,
  GetRolePolicy,
  ListRolePolicies,
  DeleteRolePolicy,
  AttachRolePolicy,
  DetachRolePolicy,
  ListAttachedRolePolicies,
};
