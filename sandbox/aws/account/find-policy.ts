import { awsManagedPolicies } from './aws-managed-policies.ts';
import type { Account, ManagedPolicy } from './state.ts';

/** Returns the AWS managed policy or customer managed policy of an ARN. */
export function findManagedPolicy(account: Account, policyArn: string): ManagedPolicy | undefined {
  const policy = account.managedPolicies.get(policyArn.slice(policyArn.lastIndexOf('/') + 1).toLowerCase());
  return policy?.arn === policyArn ? policy : awsManagedPolicies.get(policyArn);
}
