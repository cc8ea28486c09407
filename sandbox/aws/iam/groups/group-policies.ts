import { z } from 'zod';
import type { Account } from '../../account/state.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pagingInput } from '../../operation/paging.ts';
import type { Permission } from '../../operation/permission.ts';
import { arn, groupName, policyDocument, policyName, policyPath } from '../names.ts';
import {
  attachPolicy,
  deleteInlinePolicy,
  detachPolicy,
  inlinePage,
  inlinePolicyElement,
  putInlinePolicy,
} from '../policies/policy-holder.ts';
import { attachedPage, withPolicyArn } from '../users/attached-policies.ts';
import { groupOf, onGroup } from './groups.ts';

const policyInput = z.object({ GroupName: groupName, PolicyName: policyName });
const attachmentInput = z.object({ GroupName: groupName, PolicyArn: arn });

const PutGroupPolicy = defineOperation({
  input: policyInput.extend({ PolicyDocument: policyDocument }),
  permission: onGroup,
  perform: (account, input) => {
    putInlinePolicy(account, groupOf(account, input.GroupName), input.PolicyName, input.PolicyDocument);
    return undefined;
  },
});

const GetGroupPolicy = defineOperation({
  input: policyInput,
  permission: onGroup,
  perform: (account, input) => {
    const group = groupOf(account, input.GroupName);
    return { GroupName: group.name, ...inlinePolicyElement(group, input.PolicyName) };
  },
});

const ListGroupPolicies = defineOperation({
  input: z.object({ GroupName: groupName, ...pagingInput }),
  permission: onGroup,
  perform: (account, input) => inlinePage(groupOf(account, input.GroupName), input),
});

const DeleteGroupPolicy = defineOperation({
  input: policyInput,
  permission: onGroup,
  perform: (account, input) => {
    deleteInlinePolicy(account, groupOf(account, input.GroupName), input.PolicyName);
    return undefined;
  },
});

function onAttachment(account: Account, input: z.output<typeof attachmentInput>): Permission {
  return withPolicyArn(onGroup(account, input), input.PolicyArn);
}

const AttachGroupPolicy = defineOperation({
  input: attachmentInput,
  permission: onAttachment,
  perform: (account, input) => {
    attachPolicy(account, groupOf(account, input.GroupName), input.PolicyArn);
    return undefined;
  },
});

const DetachGroupPolicy = defineOperation({
  input: attachmentInput,
  permission: onAttachment,
  perform: (account, input) => {
    detachPolicy(account, groupOf(account, input.GroupName), input.PolicyArn);
    return undefined;
  },
});

const ListAttachedGroupPolicies = defineOperation({
  input: z.object({ GroupName: groupName, PathPrefix: policyPath.default('/'), ...pagingInput }),
  permission: onGroup,
  perform: (account, input) => attachedPage(account, groupOf(account, input.GroupName), input),
});

export const groupPolicyOperations = {
  PutGroupPolicy,
  GetGroupPolicy,
  ListGroupPolicies,
  DeleteGroupPolicy,
  AttachGroupPolicy,
  DetachGroupPolicy,
  ListAttachedGroupPolicies,
};
