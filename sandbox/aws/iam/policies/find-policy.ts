import { awsManagedPolicies } from '../../account/aws-managed-policies.ts';
import { findManagedPolicy } from '../../account/find-policy.ts';
import { newest } from '../../account/propagation.ts';
import type { Account, Caller, ManagedPolicy, PolicyVersion } from '../../account/state.ts';
import { accessDenied, noSuchEntity, validationError } from '../../operation/errors.ts';
import type { Permission } from '../../operation/permission.ts';
import { resourceTagContext } from '../tags.ts';

/** Returns the policy with an ARN. @throws NoSuchEntity, ValidationError */
export function managedPolicyOf(account: Account, policyArn: string): ManagedPolicy {
  if (!/^arn:aws:iam::(\d{12}|aws):policy\/./.test(policyArn)) throw validationError(`ARN ${policyArn} is not valid.`);
  const policy = findManagedPolicy(account, policyArn);
  if (!policy) throw noSuchEntity(`Policy ${policyArn} does not exist or is not attachable.`);
  return policy;
}

/**
 * Returns a policy that the caller wants to change.
 * @throws AccessDenied for an AWS managed policy, NoSuchEntity, ValidationError
 */
export function ownPolicyOf(account: Account, policyArn: string, caller: Caller, action: string): ManagedPolicy {
  const policy = managedPolicyOf(account, policyArn);
  if (!awsManagedPolicies.has(policy.arn)) return policy;
  throw accessDenied(
    `User: ${caller.arn} is not authorized to perform: iam:${action} on resource: policy ${policyArn}`,
  );
}

/** Returns the default version that IAM shows. An older version may still be in effect. */
export function defaultVersionOf(policy: ManagedPolicy): PolicyVersion {
  return newest(policy.defaultVersion)!;
}

/** Returns the permission on a policy, with its tags as condition keys. */
export function onPolicy(account: Account, input: { readonly PolicyArn: string }): Permission {
  const policy = findManagedPolicy(account, input.PolicyArn);
  return { resource: input.PolicyArn, context: policy ? resourceTagContext(policy.tags) : {} };
}
