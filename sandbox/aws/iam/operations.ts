import type { Operation } from '../operation/operation.ts';
import { accessKeyOperations } from './access-keys.ts';
import { accountOperations } from './account.ts';
import { attachedPolicyOperations } from './attached-policies.ts';
import { deleteUserOperations } from './delete-user.ts';
import { groupMemberOperations } from './group-members.ts';
import { groupPolicyOperations } from './group-policies.ts';
import { groupOperations } from './groups.ts';
import { inlinePolicyOperations } from './inline-policies.ts';
import { loginProfileOperations } from './login-profiles.ts';
import { managedPolicyOperations } from './managed-policies.ts';
import { mfaDeviceTagOperations } from './mfa-device-tags.ts';
import { mfaDeviceOperations } from './mfa-devices.ts';
import { policyTagOperations } from './policy-tags.ts';
import { policyUsageOperations } from './policy-usage.ts';
import { policyVersionOperations } from './policy-versions.ts';
import { rolePolicyOperations } from './role-policies.ts';
import { roleSettingOperations } from './role-settings.ts';
import { roleOperations } from './roles.ts';
import { serviceCredentialOperations } from './service-credentials.ts';
import { signingCertificateOperations } from './signing-certificates.ts';
import { simulationOperations } from './simulate.ts';
import { sshKeyOperations } from './ssh-keys.ts';
import { userBoundaryOperations } from './user-boundaries.ts';
import { userTagOperations } from './user-tags.ts';
import { userOperations } from './users.ts';
import { virtualMfaDeviceOperations } from './virtual-mfa-devices.ts';

/** All that this IAM can do; anything else is InvalidAction. */
export const iamOperations: ReadonlyMap<string, Operation> = new Map<string, Operation>(
  Object.entries({
    ...accessKeyOperations,
    ...accountOperations,
    ...attachedPolicyOperations,
    ...deleteUserOperations,
    ...groupMemberOperations,
    ...groupPolicyOperations,
    ...groupOperations,
    ...inlinePolicyOperations,
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
