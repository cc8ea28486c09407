import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { pageOf, pagingInput } from '../paging.ts';
import { members } from '../xml.ts';
import { policyDocument, policyName, userName } from './names.ts';
import { deleteInlinePolicy, inlinePoliciesOf, inlinePolicyOf, putInlinePolicy } from './policy-holder.ts';
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
    const { text } = inlinePolicyOf(user, input.PolicyName);
    return { UserName: user.name, PolicyName: input.PolicyName, PolicyDocument: encodeURIComponent(text) };
  },
});

const ListUserPolicies = defineOperation({
  input: z.object({ UserName: userName, ...pagingInput }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const names = inlinePoliciesOf(targetUser(account, input, caller)).map(([name]) => name);
    const { page, trailer } = pageOf(names, (name) => name, input);
    return { PolicyNames: members(page), ...trailer };
  },
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
