import type { NamedPolicy } from '../policy/evaluate.ts';
import { boundaryInEffect } from './boundary.ts';
import { findManagedPolicy } from './find-policy.ts';
import { effective, type History, isSettled, newest } from './propagation.ts';
import type { Account, InlinePolicy, PolicyHolder, Role, User } from './state.ts';

/** A policy of the account or of a simulation request, with its text and the id that simulations show. */
export interface StoredPolicy extends NamedPolicy {
  readonly id: string;
  readonly text: string;
}

/** The policies of one identity: those in effect, or those that IAM lists. */
export interface PoliciesOf {
  readonly identity: readonly StoredPolicy[];
  readonly boundary: NamedPolicy | undefined;
}

type Read = <Value>(history: History<Value>) => Value | undefined;

/** Returns the policies of a user or role that are in effect now. */
export function policiesInEffect(account: Account, identity: User | Role): PoliciesOf {
  const now = account.now();
  const read: Read = (history) => effective(history, now, account.propagationMs);
  return policiesBy(read, account, identity, boundaryInEffect(account, identity));
}

/** Returns the policies that IAM lists for a user, role or group. Groups have no boundary. */
export function policiesAsListed(account: Account, holder: PolicyHolder): PoliciesOf {
  return policiesBy(newest, account, holder, holder.kind === 'group' ? undefined : holder.boundaryArn);
}

/**
 * Returns whether a change of the identity's policies or boundary, or of its groups' policies, has not propagated yet.
 * Ignores new default versions of managed policies.
 */
export function hasUnsettledPolicy(account: Account, identity: User | Role): boolean {
  const groups = identity.kind === 'user' ? [...identity.groups] : [];
  const histories = [identity, ...groups].flatMap(({ inlinePolicies, attachedPolicies }): History<unknown>[] => [
    ...inlinePolicies.values(),
    ...attachedPolicies.values(),
  ]);
  return [...histories, identity.boundaryHistory ?? []].some((history) => {
    return !isSettled(history.at(-1)?.at ?? 0, account.now(), account.propagationMs);
  });
}

function policiesBy(read: Read, account: Account, holder: PolicyHolder, boundaryArn: string | undefined): PoliciesOf {
  const groups = holder.kind === 'user' ? [...holder.groups] : [];
  const identity = [holder, ...groups].flatMap((each) => [
    ...inlineOf(read, each, each === holder ? '' : ` of group ${each.name}`),
    ...attachedTo(read, account, each),
  ]);
  return { identity, boundary: boundaryArn === undefined ? undefined : boundaryBy(read, account, boundaryArn) };
}

function inlineOf(read: Read, holder: PolicyHolder, whose: string): StoredPolicy[] {
  return [...holder.inlinePolicies].flatMap(([name, history]) => {
    const policy = read<InlinePolicy>(history);
    return policy
      ? [{ ...policy, name: `inline policy ${name}${whose}`, id: `${holder.kind}_${holder.name}_${name}` }]
      : [];
  });
}

function attachedTo(read: Read, account: Account, holder: PolicyHolder): StoredPolicy[] {
  return [...holder.attachedPolicies.values()].flatMap((history) => {
    const arn = read<string>(history);
    return arn === undefined ? [] : managedBy(read, account, arn, 'attached policy');
  });
}

function boundaryBy(read: Read, account: Account, arn: string): NamedPolicy {
  const nothing = { name: 'deleted permissions boundary', document: { statements: [] } };
  return managedBy(read, account, arn, 'permissions boundary')[0] ?? nothing;
}

function managedBy(read: Read, account: Account, arn: string, kind: string): StoredPolicy[] {
  const policy = findManagedPolicy(account, arn);
  const version = policy && read(policy.defaultVersion);
  return version
    ? [{ name: `${kind} ${policy.name}`, id: policy.name, text: version.text, document: version.document }]
    : [];
}
