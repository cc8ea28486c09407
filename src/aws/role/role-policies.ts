import {
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  type IAMClient,
  PutRolePolicyCommand,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam';
import type { Removed } from '../../scenario/demo.ts';
import type { OurRole } from '../../scenario/ports/aws-account.ts';
import { asBot, listAsBot, removeAsBot } from '../client/calls.ts';
import { collect, namesIn } from '../client/pages.ts';
import { refusedPolicies } from '../client/refused-policies.ts';
import { findRole } from './roles.ts';

/** The kinds of policies that a role can have. */
export type RolePolicyKind = 'role-inline-policy' | 'role-attached-policy';

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

export async function listRolePolicies(iam: IAMClient, roleName: string, kind: RolePolicyKind): Promise<Removed[]> {
  const names = kind === 'role-inline-policy' ? await inlineNames(iam, roleName) : await attachedArns(iam, roleName);
  return names.map((name) => ({ kind, name }));
}

function inlineNames(iam: IAMClient, roleName: string): Promise<string[]> {
  const pages = () => paginateListRolePolicies({ client: iam }, { RoleName: roleName });
  return listAsBot('iam:ListRolePolicies', () => collect(pages(), (page) => namesIn(page.PolicyNames, (name) => name)));
}

/** Named by ARN: two policies may have the same name. */
function attachedArns(iam: IAMClient, roleName: string): Promise<string[]> {
  const pages = () => paginateListAttachedRolePolicies({ client: iam }, { RoleName: roleName });
  const arns = () => collect(pages(), (page) => namesIn(page.AttachedPolicies, (policy) => policy.PolicyArn));
  return listAsBot('iam:ListAttachedRolePolicies', arns);
}

/** Removes all policies of the role. Changes nothing of a role that is not ours. */
export async function removeRolePolicies(
  iam: IAMClient,
  { roleName, path }: OurRole,
  kind: RolePolicyKind,
): Promise<Removed[]> {
  const listed = await listRolePolicies(iam, roleName, kind);
  if (listed.length === 0 || (await findRole(iam, roleName))?.path !== path) return [];
  for (const { name } of listed) await removeOne(iam, roleName, kind, name);
  return listed;
}

function removeOne(iam: IAMClient, RoleName: string, kind: RolePolicyKind, name: string): Promise<void> {
  return kind === 'role-inline-policy'
    ? removeAsBot('iam:DeleteRolePolicy', () => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: name })))
    : removeAsBot('iam:DetachRolePolicy', () => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: name })));
}
