import {
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  type IAMClient,
  PutRolePolicyCommand,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam';
import type { Removed } from '../../scenario/demo.ts';
import { asBot, listAsBot, removeAsBot } from '../client/calls.ts';
import { collect, namesIn } from '../client/pages.ts';
import { refusedPolicies } from '../client/refused-policies.ts';

/** The two kinds of policies that a role can have. */
export type RolePolicyKind = 'role-inline-policy' | 'role-attached-policy';

/**
 * Puts an inline policy on the role, or replaces it.
 * @throws UserError if IAM refuses the document
 */
export async function putRolePolicy(
  iam: IAMClient,
  roleName: string,
  policyName: string,
  document: object,
): Promise<void> {
  const PolicyDocument = JSON.stringify(document);
  const command = new PutRolePolicyCommand({ RoleName: roleName, PolicyName: policyName, PolicyDocument });
  await asBot('iam:PutRolePolicy', () => iam.send(command), ...refusedPolicies);
}

/**
 * Lists the policies of this kind on a role: inline policies by name, attached policies by ARN. Returns an empty list
 * if IAM does not know the role.
 * @throws UpstreamError, ConfigError
 */
export async function listRolePolicies(iam: IAMClient, roleName: string, kind: RolePolicyKind): Promise<Removed[]> {
  const names = kind === 'role-inline-policy' ? await inlineNames(iam, roleName) : await attachedArns(iam, roleName);
  return names.map((name) => ({ kind, name }));
}

function inlineNames(iam: IAMClient, roleName: string): Promise<string[]> {
  const pages = () => paginateListRolePolicies({ client: iam }, { RoleName: roleName });
  return listAsBot('iam:ListRolePolicies', () => collect(pages(), (page) => namesIn(page.PolicyNames, (name) => name)));
}

/** Returns ARNs: two policies may have the same name. */
function attachedArns(iam: IAMClient, roleName: string): Promise<string[]> {
  const pages = () => paginateListAttachedRolePolicies({ client: iam }, { RoleName: roleName });
  const arns = () => collect(pages(), (page) => namesIn(page.AttachedPolicies, (policy) => policy.PolicyArn));
  return listAsBot('iam:ListAttachedRolePolicies', arns);
}

/**
 * Removes these policies of a role that is ours.
 * @returns the policies that existed
 */
export async function removeRolePolicies(
  iam: IAMClient,
  roleName: string,
  kind: RolePolicyKind,
  names: readonly string[],
): Promise<Removed[]> {
  const removed: Removed[] = [];
  for (const name of names) if (await removeOne(iam, roleName, kind, name)) removed.push({ kind, name });
  return removed;
}

function removeOne(iam: IAMClient, RoleName: string, kind: RolePolicyKind, name: string): Promise<boolean> {
  return kind === 'role-inline-policy'
    ? removeAsBot('iam:DeleteRolePolicy', () => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: name })))
    : removeAsBot('iam:DetachRolePolicy', () => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: name })));
}
