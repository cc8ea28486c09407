import { z } from 'zod';
import { changed } from '../../account/propagation.ts';
import type { Account, ManagedPolicy, PolicyVersion } from '../../account/state.ts';
import { deleteConflict, limitExceeded, noSuchEntity } from '../../operation/errors.ts';
import { isoSeconds } from '../../operation/iso-seconds.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pageOf, pagingInput } from '../../operation/paging.ts';
import { members } from '../../operation/xml.ts';
import { parseManagedPolicy } from '../../policy/parse.ts';
import { arn, flag, policyDocument, versionId } from '../names.ts';
import { defaultVersionOf, managedPolicyOf, onPolicy, ownPolicyOf } from './find-policy.ts';

export const MAX_VERSIONS = 5;
/** The largest number of characters of one version, without white space (IAM quotas). */
export const MAX_POLICY_CHARACTERS = 6144;

/** Returns a new version of a policy. @throws MalformedPolicyDocument, LimitExceeded */
export function newVersion(id: string, text: string, createdAt: number): PolicyVersion {
  const document = parseManagedPolicy(text);
  if (text.replace(/\s/g, '').length > MAX_POLICY_CHARACTERS) {
    throw limitExceeded(`Cannot exceed quota for PolicySize: ${MAX_POLICY_CHARACTERS}`);
  }
  return { id, createdAt, text, document };
}

const versionInput = z.object({ PolicyArn: arn, VersionId: versionId });

const CreatePolicyVersion = defineOperation({
  input: z.object({ PolicyArn: arn, PolicyDocument: policyDocument, SetAsDefault: flag.default(false) }),
  permission: onPolicy,
  perform: (account, input, caller) => {
    const policy = ownPolicyOf(account, input.PolicyArn, caller, 'CreatePolicyVersion');
    if (policy.versions.size >= MAX_VERSIONS) {
      throw limitExceeded(
        `A managed policy can have up to ${MAX_VERSIONS} versions. Before you create a new version, you must delete an existing version.`,
      );
    }
    policy.versionsMade += 1;
    const version = newVersion(`v${policy.versionsMade}`, input.PolicyDocument, account.now());
    policy.versions.set(version.id, version);
    policy.updatedAt = account.now();
    if (input.SetAsDefault) makeDefault(account, policy, version);
    return { PolicyVersion: versionElement(policy, version) };
  },
});

const GetPolicyVersion = defineOperation({
  input: versionInput,
  permission: onPolicy,
  perform: (account, input) => {
    const policy = managedPolicyOf(account, input.PolicyArn);
    const version = versionOf(policy, input.VersionId);
    return { PolicyVersion: { Document: encodeURIComponent(version.text), ...versionElement(policy, version) } };
  },
});

const ListPolicyVersions = defineOperation({
  input: z.object({ PolicyArn: arn, ...pagingInput }),
  permission: onPolicy,
  perform: (account, input) => {
    const policy = managedPolicyOf(account, input.PolicyArn);
    // Newest first, as in AWS.
    const order = (version: PolicyVersion) => String(1_000_000 - Number(version.id.slice(1)));
    const { page, trailer } = pageOf([...policy.versions.values()], order, input);
    return { Versions: members(page.map((version) => versionElement(policy, version))), ...trailer };
  },
});

const SetDefaultPolicyVersion = defineOperation({
  input: versionInput,
  permission: onPolicy,
  perform: (account, input, caller) => {
    const policy = ownPolicyOf(account, input.PolicyArn, caller, 'SetDefaultPolicyVersion');
    makeDefault(account, policy, versionOf(policy, input.VersionId));
    policy.updatedAt = account.now();
    return undefined;
  },
});

const DeletePolicyVersion = defineOperation({
  input: versionInput,
  permission: onPolicy,
  perform: (account, input, caller) => {
    const policy = ownPolicyOf(account, input.PolicyArn, caller, 'DeletePolicyVersion');
    const version = versionOf(policy, input.VersionId);
    if (version === defaultVersionOf(policy)) {
      throw deleteConflict('Cannot delete the default version of a policy.');
    }
    policy.versions.delete(version.id);
    policy.updatedAt = account.now();
    return undefined;
  },
});

function makeDefault(account: Account, policy: ManagedPolicy, version: PolicyVersion): void {
  policy.defaultVersion = changed(policy.defaultVersion, account.now(), account.propagationMs, version);
}

function versionOf(policy: ManagedPolicy, id: string): PolicyVersion {
  const version = policy.versions.get(id);
  if (!version) throw noSuchEntity(`Policy ${policy.arn} version ${id} does not exist or is not attachable.`);
  return version;
}

function versionElement(policy: ManagedPolicy, version: PolicyVersion) {
  return {
    VersionId: version.id,
    IsDefaultVersion: version === defaultVersionOf(policy),
    CreateDate: isoSeconds(version.createdAt),
  };
}

export const policyVersionOperations = {
  CreatePolicyVersion,
  GetPolicyVersion,
  ListPolicyVersions,
  SetDefaultPolicyVersion,
  DeletePolicyVersion,
};
