import { z } from 'zod';
import type { Account } from '../account/state.ts';
import { defineOperation } from '../operation/operation.ts';
import { MAX_KEYS } from './credentials/access-keys.ts';
import { MAX_CERTIFICATES } from './credentials/signing-certificates.ts';
import { MAX_GROUPS_OF_USER } from './groups/group-members.ts';
import { MAX_GROUPS } from './groups/groups.ts';
import { MAX_POLICIES } from './policies/managed-policies.ts';
import { MAX_ATTACHED, MAX_INLINE_CHARACTERS } from './policies/policy-holder.ts';
import { MAX_POLICY_CHARACTERS, MAX_VERSIONS } from './policies/policy-versions.ts';
import { MAX_USERS } from './users/users.ts';

const GetAccountSummary = defineOperation({
  input: z.object({}),
  permission: () => ({ resource: '*' }),
  perform: (account) => {
    const entries = Object.entries({ ...countsOf(account), ...quotas, ...rootUserOf(account), ...absent });
    return { SummaryMap: { entry: entries.map(([key, value]) => ({ key, value })) } };
  },
});

function countsOf(account: Account) {
  const devices = [...account.mfaDevices.values()];
  const policies = [...account.managedPolicies.values()];
  return {
    Users: account.users.size,
    Groups: account.groups.size,
    Roles: account.roles.size,
    Policies: policies.length,
    PolicyVersionsInUse: policies.reduce((sum, policy) => sum + policy.versions.size, 0),
    // Virtual devices count even when they were never enabled.
    MFADevices: devices.length,
    MFADevicesInUse: devices.filter((device) => device.enabled !== undefined).length,
  };
}

const quotas = {
  UsersQuota: MAX_USERS,
  GroupsQuota: MAX_GROUPS,
  RolesQuota: 1000,
  PoliciesQuota: MAX_POLICIES,
  PolicySizeQuota: MAX_POLICY_CHARACTERS,
  PolicyVersionsInUseQuota: 10_000,
  VersionsPerPolicyQuota: MAX_VERSIONS,
  UserPolicySizeQuota: MAX_INLINE_CHARACTERS.user,
  GroupPolicySizeQuota: MAX_INLINE_CHARACTERS.group,
  RolePolicySizeQuota: MAX_INLINE_CHARACTERS.role,
  AssumeRolePolicySizeQuota: 2048,
  AttachedPoliciesPerUserQuota: MAX_ATTACHED,
  AttachedPoliciesPerGroupQuota: MAX_ATTACHED,
  AttachedPoliciesPerRoleQuota: MAX_ATTACHED,
  GroupsPerUserQuota: MAX_GROUPS_OF_USER,
  AccessKeysPerUserQuota: MAX_KEYS,
  SigningCertificatesPerUserQuota: MAX_CERTIFICATES,
  ServerCertificatesQuota: 20,
  InstanceProfilesQuota: 1000,
  GlobalEndpointTokenVersion: 1,
};

/** Returns the entries about the root user. It cannot sign in to the sandbox, but a seed can give it an MFA device. */
function rootUserOf(account: Account) {
  const hasDevice = [...account.mfaDevices.values()].some(({ enabled }) => enabled?.user.kind === 'root');
  return {
    AccountMFAEnabled: hasDevice ? 1 : 0,
    AccountAccessKeysPresent: 0,
    AccountPasswordPresent: 0,
    AccountSigningCertificatesPresent: 0,
  };
}

const absent = { ServerCertificates: 0, InstanceProfiles: 0, Providers: 0 };

export const accountOperations = { GetAccountSummary };
