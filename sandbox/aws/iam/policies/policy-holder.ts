import { changed, type History, isSettled, newest } from '../../account/propagation.ts';
import type { Account, InlinePolicy, PolicyHolder } from '../../account/state.ts';
import { limitExceeded, noSuchEntity } from '../../operation/errors.ts';
import type { Result } from '../../operation/operation.ts';
import { type Paging, pageOf } from '../../operation/paging.ts';
import { members } from '../../operation/xml.ts';
import { parsePolicy } from '../../policy/parse.ts';
import { managedPolicyOf } from './find-policy.ts';

/**
 * The largest number of characters of all inline policies of one user, role or group, without white space (IAM quotas).
 */
export const MAX_INLINE_CHARACTERS = { user: 2048, role: 10_240, group: 5120 } as const;
export const MAX_ATTACHED = 10;
const ATTACHMENT_QUOTAS = { user: 'PoliciesPerUser', role: 'PoliciesPerRole', group: 'PoliciesPerGroup' } as const;

/** Adds or replaces an inline policy. @throws MalformedPolicyDocument, LimitExceeded */
export function putInlinePolicy(account: Account, holder: PolicyHolder, name: string, text: string): void {
  const policy = { text, document: parsePolicy(text) };
  const shown = shownName(holder, name);
  const others = inlinePoliciesOf(holder).filter(([other]) => other !== shown);
  const characters = [policy.text, ...others.map(([, other]) => other.text)].join('').replace(/\s/g, '').length;
  const maximum = MAX_INLINE_CHARACTERS[holder.kind];
  if (characters > maximum) {
    throw limitExceeded(`Maximum policy size of ${maximum} bytes exceeded for ${holder.kind} ${holder.name}`);
  }
  change(account, holder.inlinePolicies, shown, policy);
}

/** @throws NoSuchEntity */
export function deleteInlinePolicy(account: Account, holder: PolicyHolder, name: string): void {
  change(account, holder.inlinePolicies, inlinePolicyOf(holder, name).name, undefined);
}

/** Returns the inline policies that IAM lists, even if they are not in effect yet. */
export function inlinePoliciesOf(holder: PolicyHolder): [string, InlinePolicy][] {
  return [...holder.inlinePolicies].flatMap(([name, history]): [string, InlinePolicy][] => {
    const policy = newest(history);
    return policy ? [[name, policy]] : [];
  });
}

/** Returns the answer of ListUserPolicies, ListRolePolicies and ListGroupPolicies. */
export function inlinePage(holder: PolicyHolder, paging: Paging): Result {
  const names = inlinePoliciesOf(holder).map(([name]) => name);
  const { page, trailer } = pageOf(names, (name) => name, paging);
  return { PolicyNames: members(page), ...trailer };
}

/**
 * Returns the answer of GetUserPolicy, GetRolePolicy and GetGroupPolicy, without the name of the user, role or group.
 * @throws NoSuchEntity
 */
export function inlinePolicyElement(holder: PolicyHolder, policyName: string) {
  const { name: PolicyName, text } = inlinePolicyOf(holder, policyName);
  return { PolicyName, PolicyDocument: encodeURIComponent(text) };
}

/**
 * Finds a policy and ignores the case of the name. Returns it with the name under which it was created.
 * @throws NoSuchEntity
 */
function inlinePolicyOf(holder: PolicyHolder, name: string): InlinePolicy & { readonly name: string } {
  const shown = shownName(holder, name);
  const policy = newest(holder.inlinePolicies.get(shown) ?? []);
  if (!policy) throw noSuchEntity(`The ${holder.kind} policy with name ${name} cannot be found.`);
  return { ...policy, name: shown };
}

/** Returns the name of the existing policy that is equal to `name` except for case; returns `name` if there is none. */
function shownName(holder: PolicyHolder, name: string): string {
  const names = inlinePoliciesOf(holder).map(([each]) => each);
  return names.find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
}

/** @throws NoSuchEntity, ValidationError, LimitExceeded */
export function attachPolicy(account: Account, holder: PolicyHolder, policyArn: string): void {
  const policy = managedPolicyOf(account, policyArn);
  const attached = attachedArnsOf(holder);
  if (attached.includes(policy.arn)) return;
  if (attached.length >= MAX_ATTACHED) {
    throw limitExceeded(`Cannot exceed quota for ${ATTACHMENT_QUOTAS[holder.kind]}: ${MAX_ATTACHED}`);
  }
  change(account, holder.attachedPolicies, policy.arn, policy.arn);
}

/** @throws NoSuchEntity */
export function detachPolicy(account: Account, holder: PolicyHolder, policyArn: string): void {
  if (!attachedArnsOf(holder).includes(policyArn)) throw noSuchEntity(`Policy ${policyArn} was not found.`);
  change(account, holder.attachedPolicies, policyArn, undefined);
}

export function attachedArnsOf(holder: PolicyHolder): string[] {
  return [...holder.attachedPolicies.values()].flatMap((history) => newest(history) ?? []);
}

function change<Value>(account: Account, entries: Map<string, History<Value>>, key: string, value: Value | undefined) {
  const { propagationMs } = account;
  const now = account.now();
  for (const [each, history] of entries) {
    const last = history.at(-1);
    if (last?.value === undefined && isSettled(last?.at ?? 0, now, propagationMs)) entries.delete(each);
  }
  entries.set(key, changed(entries.get(key) ?? [], now, propagationMs, value));
}
