import type { Account, Role, User } from '../account/state.ts';

/** Returns the first time of `settleMoments` that is in the future; `undefined` if there is none. */
export function nextSettleMoment(account: Account): number | undefined {
  const now = account.now();
  const ahead = settleMoments(account).filter((at) => at > now);
  return ahead.length === 0 ? undefined : ahead.reduce((a, b) => Math.min(a, b));
}

/**
 * Returns when each access key, each policy of a user or role, each trust policy and each enabled device has propagated
 * or will have propagated, in epoch milliseconds. Ignores the status and the deletion of keys, disabled devices,
 * groups, boundaries and versions of managed policies.
 */
export function settleMoments(account: Account): number[] {
  const keys = [...account.users.values()].flatMap((user) => user.accessKeys.map((key) => key.createdAt));
  const policies = [...account.users.values(), ...account.roles.values()].flatMap(policyMoments);
  const trusts = [...account.roles.values()].map((role) => role.trust.at(-1)?.at ?? 0);
  const devices = [...account.mfaDevices.values()].flatMap((device) => device.enabled?.at ?? []);
  return [...keys, ...policies, ...trusts, ...devices].map((at) => at + account.propagationMs);
}

function policyMoments({ inlinePolicies, attachedPolicies }: User | Role): number[] {
  return [...inlinePolicies.values(), ...attachedPolicies.values()].map((history) => history.at(-1)?.at ?? 0);
}
