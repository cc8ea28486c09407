import { type History, isSettled, newest } from '../account/propagation.ts';
import type { Account, Role, User } from '../account/state.ts';
import type { AwsAttachedPolicyView, AwsInlinePolicyView } from './view-types.ts';

interface PolicyViews {
  readonly inlinePolicies: AwsInlinePolicyView[];
  readonly attachedPolicies: AwsAttachedPolicyView[];
  readonly boundaryArn: string | undefined;
}

/** Returns the policies of a user or role as they were last put, even if they are not in effect yet. */
export function policyViews(
  account: Account,
  { inlinePolicies, attachedPolicies, boundaryArn }: User | Role,
): PolicyViews {
  const settled = (history: History<unknown>) =>
    isSettled(history.at(-1)?.at ?? 0, account.now(), account.propagationMs);
  return {
    inlinePolicies: [...inlinePolicies].flatMap(([name, history]) => {
      const policy = newest(history);
      if (!policy) return [];
      return { name, document: JSON.parse(policy.text) as object, isSettled: settled(history) };
    }),
    attachedPolicies: [...attachedPolicies.values()].flatMap((history) => {
      const arn = newest(history);
      return arn === undefined ? [] : { arn, isSettled: settled(history) };
    }),
    boundaryArn,
  };
}
