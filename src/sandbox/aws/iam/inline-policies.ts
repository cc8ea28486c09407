import { z } from 'zod';
import { limitExceeded, noSuchEntity } from '../errors.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pagingInput } from '../paging.ts';
import { parsePolicy } from '../policy/parse.ts';
import { changed, newest } from '../propagation.ts';
import type { Account, InlinePolicy, User } from '../state.ts';
import { members } from '../xml.ts';
import { policyDocument, policyName, userName } from './names.ts';
import { onTargetUser, targetUser } from './target-user.ts';

const MAX_CHARACTERS = 2048;

const PutUserPolicy = defineOperation({
  input: z.object({ UserName: userName, PolicyName: policyName, PolicyDocument: policyDocument }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const policy = { text: input.PolicyDocument, document: parsePolicy(input.PolicyDocument) };
    const others = policiesOf(user).filter(([name]) => name !== input.PolicyName);
    // White space is free (IAM quotas).
    const texts = [policy.text, ...others.map(([, other]) => other.text)];
    const characters = texts.join('').replace(/\s/g, '').length;
    if (characters > MAX_CHARACTERS) {
      throw limitExceeded(`Maximum policy size of ${MAX_CHARACTERS} bytes exceeded for user ${user.name}`);
    }
    change(account, user, input.PolicyName, policy);
    return undefined;
  },
});

const GetUserPolicy = defineOperation({
  input: z.object({ UserName: userName, PolicyName: policyName }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const { text } = policyOf(user, input.PolicyName);
    return { UserName: user.name, PolicyName: input.PolicyName, PolicyDocument: encodeURIComponent(text) };
  },
});

const ListUserPolicies = defineOperation({
  input: z.object({ UserName: userName, ...pagingInput }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const names = policiesOf(targetUser(account, input, caller)).map(([name]) => name);
    const { page, trailer } = pageOf(names, (name) => name, input);
    return { PolicyNames: members(page), ...trailer };
  },
});

const DeleteUserPolicy = defineOperation({
  input: z.object({ UserName: userName, PolicyName: policyName }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    policyOf(user, input.PolicyName);
    change(account, user, input.PolicyName, undefined);
    return undefined;
  },
});

/** As IAM lists them, whether or not they have taken effect. */
export function policiesOf(user: User): [string, InlinePolicy][] {
  return [...user.inlinePolicies].flatMap(([name, history]): [string, InlinePolicy][] => {
    const policy = newest(history);
    return policy ? [[name, policy]] : [];
  });
}

function policyOf(user: User, name: string): InlinePolicy {
  const policy = newest(user.inlinePolicies.get(name) ?? []);
  if (!policy) throw noSuchEntity(`The user policy with name ${name} cannot be found.`);
  return policy;
}

function change(account: Account, user: User, name: string, policy: InlinePolicy | undefined): void {
  const history = user.inlinePolicies.get(name) ?? [];
  user.inlinePolicies.set(name, changed(history, account.now(), account.propagationMs, policy));
}

export const inlinePolicyOperations = { PutUserPolicy, GetUserPolicy, ListUserPolicies, DeleteUserPolicy };
