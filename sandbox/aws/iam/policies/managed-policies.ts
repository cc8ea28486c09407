import { z } from 'zod';
import { awsManagedPolicies } from '../../account/aws-managed-policies.ts';
import { newUniqueId } from '../../account/identifiers.ts';
import type { Account, ManagedPolicy } from '../../account/state.ts';
import { alreadyExists, deleteConflict, limitExceeded } from '../../operation/errors.ts';
import { isoSeconds } from '../../operation/iso-seconds.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pageOf, pagingInput } from '../../operation/paging.ts';
import { members, type XmlElement } from '../../operation/xml.ts';
import { arn, description, flag, oneOf, policyDocument, policyName, policyPath } from '../names.ts';
import { tagContext, taggingOnCreation, tagMembers, tagsInput, withTags } from '../tags.ts';
import { defaultVersionOf, managedPolicyOf, onPolicy, ownPolicyOf } from './find-policy.ts';
import { type PolicyUsage, policyUsage, usageOfPolicy } from './policy-usage.ts';
import { newVersion } from './policy-versions.ts';

export const MAX_POLICIES = 1500;

const CreatePolicy = defineOperation({
  input: z.object({
    PolicyName: policyName,
    Path: policyPath.default('/'),
    PolicyDocument: policyDocument,
    Description: description.optional(),
    Tags: tagsInput.optional(),
  }),
  permission: (account, input) => {
    const resource = policyArnOf(account, input.Path, input.PolicyName);
    return {
      resource,
      context: tagContext(input.Tags),
      also: taggingOnCreation('iam:TagPolicy', resource, input.Tags),
    };
  },
  perform: (account, input) => {
    const { PolicyName: name, Path: path } = input;
    if (account.managedPolicies.has(name.toLowerCase())) {
      throw alreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);
    }
    if (account.managedPolicies.size >= MAX_POLICIES) {
      throw limitExceeded(`Cannot exceed quota for PoliciesPerAccount: ${MAX_POLICIES}`);
    }
    const createdAt = account.now();
    const version = newVersion('v1', input.PolicyDocument, createdAt);
    const policy: ManagedPolicy = {
      arn: policyArnOf(account, path, name),
      name,
      path,
      id: newUniqueId('ANPA'),
      createdAt,
      updatedAt: createdAt,
      description: input.Description,
      tags: withTags({}, input.Tags),
      versions: new Map([[version.id, version]]),
      versionsMade: 1,
      defaultVersion: [{ at: createdAt, value: version }],
    };
    account.managedPolicies.set(name.toLowerCase(), policy);
    const element = policyElement(policy, { attachments: 0, boundaries: 0 });
    return { Policy: { ...element, ...tagsElement(policy) } };
  },
});

const GetPolicy = defineOperation({
  input: z.object({ PolicyArn: arn }),
  permission: onPolicy,
  perform: (account, input) => {
    const policy = managedPolicyOf(account, input.PolicyArn);
    const details = { ...(policy.description && { Description: policy.description }), ...tagsElement(policy) };
    return { Policy: { ...policyElement(policy, usageOfPolicy(account, policy.arn)), ...details } };
  },
});

const ListPolicies = defineOperation({
  input: z.object({
    Scope: oneOf(['All', 'AWS', 'Local']).default('All'),
    OnlyAttached: flag.default(false),
    PathPrefix: policyPath.default('/'),
    PolicyUsageFilter: oneOf(['PermissionsPolicy', 'PermissionsBoundary']).optional(),
    ...pagingInput,
  }),
  permission: (account) => ({ resource: `arn:aws:iam::${account.id}:policy/` }),
  perform: (account, input) => {
    const usageOf = policyUsage(account);
    const own = input.Scope === 'AWS' ? [] : [...account.managedPolicies.values()];
    const policies = [...own, ...(input.Scope === 'Local' ? [] : awsManagedPolicies.values())].filter((policy) => {
      return policy.path.startsWith(input.PathPrefix) && isWanted(usageOf(policy.arn), input);
    });
    const { page, trailer } = pageOf(policies, keyOfPolicy, input);
    return { Policies: members(page.map((policy) => policyElement(policy, usageOf(policy.arn)))), ...trailer };
  },
});

interface UsageFilters {
  readonly OnlyAttached: boolean;
  readonly PolicyUsageFilter?: 'PermissionsPolicy' | 'PermissionsBoundary' | undefined;
}

/**
 * Returns whether the filters include a policy. A policy that is attached or used as a boundary counts as attached; an
 * unused policy counts as a permissions policy (IAM API reference, ListPolicies).
 */
function isWanted({ attachments, boundaries }: PolicyUsage, { OnlyAttached, PolicyUsageFilter }: UsageFilters) {
  if (PolicyUsageFilter === 'PermissionsBoundary') return boundaries > 0;
  const isUnused = attachments + boundaries === 0;
  if (PolicyUsageFilter === 'PermissionsPolicy') return attachments > 0 || (isUnused && !OnlyAttached);
  return !OnlyAttached || !isUnused;
}

const DeletePolicy = defineOperation({
  input: z.object({ PolicyArn: arn }),
  permission: onPolicy,
  perform: (account, input, caller) => {
    const policy = ownPolicyOf(account, input.PolicyArn, caller, 'DeletePolicy');
    const { attachments, boundaries } = usageOfPolicy(account, policy.arn);
    if (attachments + boundaries > 0) throw deleteConflict('Cannot delete a policy attached to entities.');
    if (policy.versions.size > 1) {
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    }
    account.managedPolicies.delete(policy.name.toLowerCase());
    return undefined;
  },
});

/**
 * Returns a unique sort key. The name alone is not unique: an AWS managed policy and a policy of this account may have
 * the same name.
 */
export function keyOfPolicy(policy: ManagedPolicy): string {
  return awsManagedPolicies.has(policy.arn) ? `${policy.name} of AWS` : policy.name;
}

function policyArnOf(account: Account, policyPathOf: string, name: string): string {
  return `arn:aws:iam::${account.id}:policy${policyPathOf}${name}`;
}

/** Returns a policy as lists show it, without description and tags. */
function policyElement(policy: ManagedPolicy, usage: PolicyUsage): XmlElement {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: defaultVersionOf(policy).id,
    AttachmentCount: usage.attachments,
    PermissionsBoundaryUsageCount: usage.boundaries,
    IsAttachable: true,
    CreateDate: isoSeconds(policy.createdAt),
    UpdateDate: isoSeconds(policy.updatedAt),
  };
}

function tagsElement(policy: ManagedPolicy): XmlElement {
  return Object.keys(policy.tags).length > 0 ? { Tags: tagMembers(policy.tags) } : {};
}

export const managedPolicyOperations = { CreatePolicy, GetPolicy, ListPolicies, DeletePolicy };
