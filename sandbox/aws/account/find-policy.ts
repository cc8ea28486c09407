import { awsManagedPolicies } from './aws-managed-policies.ts';
import type { Account, ManagedPolicy } from './state.ts';

/** One of AWS's own policies or one of this account's. */
export function findManagedPolicy(account: Account, policyArn: string): ManagedPolicy | undefined {
  const policy = account.managedPolicies.get(policyArn.slice(policyArn.lastIndexOf('/') + 1).toLowerCase());
  return policy?.arn === policyArn ? policy : awsManagedPolicies.get(policyArn);
}
