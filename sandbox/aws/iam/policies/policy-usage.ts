import { z } from 'zod';
import { newest } from '../../account/propagation.ts';
import type { Account, PolicyHolder } from '../../account/state.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pageOf, pagingInput } from '../../operation/paging.ts';
import { members } from '../../operation/xml.ts';
import { arn, oneOf, path } from '../names.ts';
import { managedPolicyOf, onPolicy } from './find-policy.ts';

export interface PolicyUsage {
  readonly attachments: number;
  readonly boundaries: number;
}

/**
 * Counts the uses of all policies in one pass over users, roles and groups. Returns a function that returns the counts
 * for an ARN.
 */
export function policyUsage(account: Account): (policyArn: string) => PolicyUsage {
  const attachments = new Map<string, number>();
  const boundaries = new Map<string, number>();
  const countUp = (counts: Map<string, number>, policyArn: string) =>
    counts.set(policyArn, (counts.get(policyArn) ?? 0) + 1);
  for (const holder of holdersOf(account)) {
    for (const history of holder.attachedPolicies.values()) {
      const attached = newest(history);
      if (attached !== undefined) countUp(attachments, attached);
    }
    if (holder.kind !== 'group' && holder.boundaryArn !== undefined) countUp(boundaries, holder.boundaryArn);
  }
  return (policyArn) => ({ attachments: attachments.get(policyArn) ?? 0, boundaries: boundaries.get(policyArn) ?? 0 });
}

/** Counts the uses of one policy. */
export function usageOfPolicy(account: Account, policyArn: string): PolicyUsage {
  const holders = [...holdersOf(account)];
  return {
    attachments: holders.filter((holder) => isUsedBy(holder, policyArn, 'PermissionsPolicy')).length,
    boundaries: holders.filter((holder) => isUsedBy(holder, policyArn, 'PermissionsBoundary')).length,
  };
}

const KINDS = { User: 'user', Role: 'role', Group: 'group' } as const;
const FILTERS = ['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'] as const;

const ListEntitiesForPolicy = defineOperation({
  input: z.object({
    PolicyArn: arn,
    EntityFilter: oneOf(FILTERS).optional(),
    PathPrefix: path.default('/'),
    PolicyUsageFilter: oneOf(['PermissionsPolicy', 'PermissionsBoundary']).optional(),
    ...pagingInput,
  }),
  permission: onPolicy,
  perform: (account, input) => {
    const policy = managedPolicyOf(account, input.PolicyArn);
    const wanted = input.EntityFilter;
    const users = [...holdersOf(account)].filter(
      (holder) =>
        (wanted === undefined || KINDS[wanted as keyof typeof KINDS] === holder.kind) &&
        holder.path.startsWith(input.PathPrefix) &&
        isUsedBy(holder, policy.arn, input.PolicyUsageFilter),
    );
    const { page, trailer } = pageOf(users, (holder) => `${holder.kind} ${holder.name}`, input);
    const named = (kind: PolicyHolder['kind'], noun: string) =>
      members(
        page
          .filter((holder) => holder.kind === kind)
          .map((holder) => ({ [`${noun}Name`]: holder.name, [`${noun}Id`]: holder.id })),
      );
    const entities = {
      PolicyGroups: named('group', 'Group'),
      PolicyUsers: named('user', 'User'),
      PolicyRoles: named('role', 'Role'),
    };
    return { ...entities, ...trailer };
  },
});

function isUsedBy(
  holder: PolicyHolder,
  policyArn: string,
  usage: 'PermissionsPolicy' | 'PermissionsBoundary' | undefined,
) {
  const isAttached = newest(holder.attachedPolicies.get(policyArn) ?? []) !== undefined;
  const isBoundary = holder.kind !== 'group' && holder.boundaryArn === policyArn;
  return (isAttached && usage !== 'PermissionsBoundary') || (isBoundary && usage !== 'PermissionsPolicy');
}

function* holdersOf(account: Account): Iterable<PolicyHolder> {
  yield* account.users.values();
  yield* account.roles.values();
  yield* account.groups.values();
}

export const policyUsageOperations = { ListEntitiesForPolicy };
