import { z } from 'zod';
import { defineOperation } from '../../operation/operation.ts';
import { pagingInput } from '../../operation/paging.ts';
import { policyDocument, policyName, userName } from '../names.ts';
import { deleteInlinePolicy, inlinePage, inlinePolicyElement, putInlinePolicy } from '../policies/policy-holder.ts';
import { onBoundedUser, onTargetUser, targetUser } from './target-user.ts';

const PutUserPolicy = defineOperation({
  input: z.object({ UserName: userName, PolicyName: policyName, PolicyDocument: policyDocument }),
  permission: onBoundedUser,
  perform: (account, input, caller) => {
    putInlinePolicy(account, targetUser(account, input, caller), input.PolicyName, input.PolicyDocument);
    return undefined;
  },
});

const GetUserPolicy = defineOperation({
  input: z.object({ UserName: userName, PolicyName: policyName }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    return { UserName: user.name, ...inlinePolicyElement(user, input.PolicyName) };
  },
});

const ListUserPolicies = defineOperation({
  input: z.object({ UserName: userName, ...pagingInput }),
  permission: onTargetUser,
  perform: (account, input, caller) => inlinePage(targetUser(account, input, caller), input),
});

const DeleteUserPolicy = defineOperation({
  input: z.object({ UserName: userName, PolicyName: policyName }),
  permission: onBoundedUser,
  perform: (account, input, caller) => {
    deleteInlinePolicy(account, targetUser(account, input, caller), input.PolicyName);
    return undefined;
  },
});

export const inlinePolicyOperations = { PutUserPolicy, GetUserPolicy, ListUserPolicies, DeleteUserPolicy };
