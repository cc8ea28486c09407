import type { Operation } from '../operation/operation.ts';
import { accountOperations } from './account.ts';
import { accountAliasOperations } from './account-aliases.ts';
import { accessKeyOperations } from './credentials/access-keys.ts';
import { loginProfileOperations } from './credentials/login-profiles.ts';
import { serviceCredentialOperations } from './credentials/service-credentials.ts';
import { signingCertificateOperations } from './credentials/signing-certificates.ts';
import { sshKeyOperations } from './credentials/ssh-keys.ts';
import { groupMemberOperations } from './groups/group-members.ts';
import { groupPolicyOperations } from './groups/group-policies.ts';
import { groupOperations } from './groups/groups.ts';
import { mfaDeviceTagOperations } from './mfa/mfa-device-tags.ts';
import { mfaDeviceOperations } from './mfa/mfa-devices.ts';
import { virtualMfaDeviceOperations } from './mfa/virtual-mfa-devices.ts';
import { managedPolicyOperations } from './policies/managed-policies.ts';
import { policyTagOperations } from './policies/policy-tags.ts';
import { policyUsageOperations } from './policies/policy-usage.ts';
import { policyVersionOperations } from './policies/policy-versions.ts';
import { instanceProfileOperations } from './roles/instance-profiles.ts';
import { rolePolicyOperations } from './roles/role-policies.ts';
import { roleSettingOperations } from './roles/role-settings.ts';
import { roleOperations } from './roles/roles.ts';
import { simulationOperations } from './simulate/simulate.ts';
import { attachedPolicyOperations } from './users/attached-policies.ts';
import { deleteUserOperations } from './users/delete-user.ts';
import { inlinePolicyOperations } from './users/inline-policies.ts';
import { userBoundaryOperations } from './users/user-boundaries.ts';
import { userTagOperations } from './users/user-tags.ts';
import { userOperations } from './users/users.ts';

/** The operations of IAM by name. Any other name is refused with InvalidAction. */
export const iamOperations: ReadonlyMap<string, Operation> = new Map<string, Operation>(
  Object.entries({
    ...accessKeyOperations,
    ...accountAliasOperations,
    ...accountOperations,
    ...attachedPolicyOperations,
    ...deleteUserOperations,
    ...groupMemberOperations,
    ...groupPolicyOperations,
    ...groupOperations,
    ...inlinePolicyOperations,
    ...instanceProfileOperations,
    ...loginProfileOperations,
    ...managedPolicyOperations,
    ...mfaDeviceOperations,
    ...mfaDeviceTagOperations,
    ...policyTagOperations,
    ...policyUsageOperations,
    ...policyVersionOperations,
    ...rolePolicyOperations,
    ...roleSettingOperations,
    ...roleOperations,
    ...serviceCredentialOperations,
    ...signingCertificateOperations,
    ...simulationOperations,
    ...sshKeyOperations,
    ...userBoundaryOperations,
    ...userTagOperations,
    ...userOperations,
    ...virtualMfaDeviceOperations,
  }),
);
