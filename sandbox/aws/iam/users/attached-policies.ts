import { z } from 'zod';
import type { Account, Caller, PolicyHolder } from '../../account/state.ts';
import { defineOperation, type Result } from '../../operation/operation.ts';
import { type Paging, pageOf, pagingInput } from '../../operation/paging.ts';
import type { Permission } from '../../operation/permission.ts';
import { members } from '../../operation/xml.ts';
import { arn, newUserName, policyPath } from '../names.ts';
import { managedPolicyOf } from '../policies/find-policy.ts';
import { keyOfPolicy } from '../policies/managed-policies.ts';
import { attachedArnsOf, attachPolicy, detachPolicy } from '../policies/policy-holder.ts';
import { onBoundedUser, onTargetUser, targetUser } from './target-user.ts';

const attachmentInput = z.object({ UserName: newUserName, PolicyArn: arn });

function onAttachment(account: Account, input: z.output<typeof attachmentInput>, caller: Caller): Permission {
  return withPolicyArn(onBoundedUser(account, input, caller), input.PolicyArn);
}

/** Returns the permission with `iam:PolicyARN`, the policy to attach or detach, as a condition key. */
export function withPolicyArn(permission: Permission, policyArn: string): Permission {
  return { ...permission, context: { ...permission.context, 'iam:PolicyARN': policyArn } };
}

const AttachUserPolicy = defineOperation({
  input: attachmentInput,
  permission: onAttachment,
  perform: (account, input, caller) => {
    attachPolicy(account, targetUser(account, input, caller), input.PolicyArn);
    return undefined;
  },
});

const DetachUserPolicy = defineOperation({
  input: attachmentInput,
  permission: onAttachment,
  perform: (account, input, caller) => {
    detachPolicy(account, targetUser(account, input, caller), input.PolicyArn);
    return undefined;
  },
});

const ListAttachedUserPolicies = defineOperation({
  input: z.object({ UserName: newUserName, PathPrefix: policyPath.default('/'), ...pagingInput }),
  permission: onTargetUser,
  perform: (account, input, caller) => attachedPage(account, targetUser(account, input, caller), input),
});

/** Returns the answer of ListAttachedUserPolicies, ListAttachedRolePolicies and ListAttachedGroupPolicies. */
export function attachedPage(account: Account, holder: PolicyHolder, input: Paging & { PathPrefix: string }): Result {
  const policies = attachedArnsOf(holder)
    .map((policyArn) => managedPolicyOf(account, policyArn))
    .filter((policy) => policy.path.startsWith(input.PathPrefix));
  const { page, trailer } = pageOf(policies, keyOfPolicy, input);
  const elements = page.map((policy) => ({ PolicyName: policy.name, PolicyArn: policy.arn }));
  return { AttachedPolicies: members(elements), ...trailer };
}

export const attachedPolicyOperations = { AttachUserPolicy, DetachUserPolicy, ListAttachedUserPolicies };
