import { z } from 'zod';
import { limitExceeded, noSuchEntity } from '../errors.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pagingInput } from '../paging.ts';
import type { Permission } from '../permissions.ts';
import { changed, newest } from '../propagation.ts';
import type { Account, Caller, User } from '../state.ts';
import { members } from '../xml.ts';
import { managedPolicyOf } from './managed-policies.ts';
import { arn, pathPrefix, userName } from './names.ts';
import { onTargetUser, targetUser } from './target-user.ts';

const MAX_ATTACHED = 10;
const attachmentInput = z.object({ UserName: userName, PolicyArn: arn });

function onAttachment(account: Account, input: z.output<typeof attachmentInput>, caller: Caller): Permission {
  const target = onTargetUser(account, input, caller);
  return { ...target, context: { ...target.context, 'iam:PolicyARN': input.PolicyArn } };
}

const AttachUserPolicy = defineOperation({
  input: attachmentInput,
  permission: onAttachment,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const policy = managedPolicyOf(account, input.PolicyArn);
    const attached = attachedOf(user);
    if (attached.includes(policy.arn)) return undefined;
    if (attached.length >= MAX_ATTACHED)
      throw limitExceeded(`Cannot exceed quota for PoliciesPerUser: ${MAX_ATTACHED}`);
    change(account, user, policy.arn, policy.arn);
    return undefined;
  },
});

const DetachUserPolicy = defineOperation({
  input: attachmentInput,
  permission: onAttachment,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    if (!attachedOf(user).includes(input.PolicyArn)) throw noSuchEntity(`Policy ${input.PolicyArn} was not found.`);
    change(account, user, input.PolicyArn, undefined);
    return undefined;
  },
});

const ListAttachedUserPolicies = defineOperation({
  input: z.object({ UserName: userName, PathPrefix: pathPrefix.default('/'), ...pagingInput }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const policies = attachedOf(targetUser(account, input, caller))
      .map((policyArn) => managedPolicyOf(account, policyArn))
      .filter((policy) => policy.path.startsWith(input.PathPrefix));
    const { page, trailer } = pageOf(policies, (policy) => policy.name, input);
    const elements = page.map((policy) => ({ PolicyName: policy.name, PolicyArn: policy.arn }));
    return { AttachedPolicies: members(elements), ...trailer };
  },
});

function attachedOf(user: User): string[] {
  return [...user.attachedPolicies.values()].flatMap((history) => newest(history) ?? []);
}

function change(account: Account, user: User, policyArn: string, value: string | undefined): void {
  const history = user.attachedPolicies.get(policyArn) ?? [];
  user.attachedPolicies.set(policyArn, changed(history, account.now(), account.propagationMs, value));
}

export const attachedPolicyOperations = { AttachUserPolicy, DetachUserPolicy, ListAttachedUserPolicies };
