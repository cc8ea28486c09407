import type { Operation } from '../operation.ts';
import { accessKeyOperations } from './access-keys.ts';
import { attachedPolicyOperations } from './attached-policies.ts';
import { foreignCredentialOperations } from './foreign-credentials.ts';
import { groupOperations } from './groups.ts';
import { inlinePolicyOperations } from './inline-policies.ts';
import { loginProfileOperations } from './login-profiles.ts';
import { managedPolicyOperations } from './managed-policies.ts';
import { mfaDeviceOperations } from './mfa-devices.ts';
import { userOperations } from './users.ts';
import { virtualMfaDeviceOperations } from './virtual-mfa-devices.ts';

/** All that this IAM can do; anything else is InvalidAction. */
export const iamOperations: ReadonlyMap<string, Operation> = new Map<string, Operation>(
  Object.entries({
    ...userOperations,
    ...accessKeyOperations,
    ...inlinePolicyOperations,
    ...managedPolicyOperations,
    ...attachedPolicyOperations,
    ...virtualMfaDeviceOperations,
    ...mfaDeviceOperations,
    ...loginProfileOperations,
    ...foreignCredentialOperations,
    ...groupOperations,
  }),
);
