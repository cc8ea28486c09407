import { z } from 'zod';
import { alreadyExists, deleteConflict, noSuchEntity } from '../errors.ts';
import { newUniqueId } from '../identifiers.ts';
import { defineOperation } from '../operation.ts';
import { parsePolicy } from '../policy/parse.ts';
import { newest } from '../propagation.ts';
import type { Account, ManagedPolicy } from '../state.ts';
import { isoSeconds, type XmlElement } from '../xml.ts';
import { arn, path, policyDocument, policyName } from './names.ts';

const ALLOW_ALL = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';

/** The one AWS managed policy the sandbox knows. */
export const administratorAccess: ManagedPolicy = {
  arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
  name: 'AdministratorAccess',
  path: '/',
  id: 'ANPAIWMBCKSKIEE64ZLYK',
  createdAt: Date.parse('2015-02-06T18:39:46Z'),
  text: ALLOW_ALL,
  document: parsePolicy(ALLOW_ALL),
};

export function isAttachable(account: Account, policyArn: string): boolean {
  return policyArn === administratorAccess.arn || account.managedPolicies.has(policyArn);
}

const CreatePolicy = defineOperation({
  input: z.object({ PolicyName: policyName, Path: path.default('/'), PolicyDocument: policyDocument }),
  permission: (account, input) => ({ resource: policyArnOf(account, input.Path, input.PolicyName) }),
  perform: (account, input) => {
    const policyArn = policyArnOf(account, input.Path, input.PolicyName);
    const sameName = [...account.managedPolicies.values()].some((policy) => policy.name === input.PolicyName);
    if (sameName)
      throw alreadyExists(`A policy called ${input.PolicyName} already exists. Duplicate names are not allowed.`);
    const policy: ManagedPolicy = {
      arn: policyArn,
      name: input.PolicyName,
      path: input.Path,
      id: newUniqueId('ANPA'),
      createdAt: account.now(),
      text: input.PolicyDocument,
      document: parsePolicy(input.PolicyDocument),
    };
    account.managedPolicies.set(policyArn, policy);
    return { Policy: policyElement(account, policy) };
  },
});

const GetPolicy = defineOperation({
  input: z.object({ PolicyArn: arn }),
  permission: (_account, input) => ({ resource: input.PolicyArn }),
  perform: (account, input) => ({ Policy: policyElement(account, managedPolicyOf(account, input.PolicyArn)) }),
});

const DeletePolicy = defineOperation({
  input: z.object({ PolicyArn: arn }),
  permission: (_account, input) => ({ resource: input.PolicyArn }),
  perform: (account, input) => {
    const policy = managedPolicyOf(account, input.PolicyArn);
    const uses = usesOf(account, policy);
    if (uses.attachments + uses.boundaries > 0) {
      throw deleteConflict('Cannot delete a policy attached to entities.');
    }
    account.managedPolicies.delete(policy.arn);
    return undefined;
  },
});

/** @throws NoSuchEntity */
export function managedPolicyOf(account: Account, policyArn: string): ManagedPolicy {
  const policy = policyArn === administratorAccess.arn ? administratorAccess : account.managedPolicies.get(policyArn);
  if (!policy) throw noSuchEntity(`Policy ${policyArn} does not exist or is not attachable.`);
  return policy;
}

function usesOf(account: Account, policy: ManagedPolicy) {
  const users = [...account.users.values()];
  return {
    attachments: users.filter((user) => newest(user.attachedPolicies.get(policy.arn) ?? [])).length,
    boundaries: users.filter((user) => user.boundaryArn === policy.arn).length,
  };
}

function policyArnOf(account: Account, policyPath: string, name: string): string {
  return `arn:aws:iam::${account.id}:policy${policyPath}${name}`;
}

function policyElement(account: Account, policy: ManagedPolicy): XmlElement {
  const uses = usesOf(account, policy);
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: 'v1',
    AttachmentCount: uses.attachments,
    PermissionsBoundaryUsageCount: uses.boundaries,
    IsAttachable: true,
    CreateDate: isoSeconds(policy.createdAt),
    UpdateDate: isoSeconds(policy.createdAt),
  };
}

export const managedPolicyOperations = { CreatePolicy, GetPolicy, DeletePolicy };
