import type { Operation } from '../operation/operation.ts';
import { assumeRoleOperations } from './assume-role.ts';
import { callerIdentityOperations } from './caller-identity.ts';
import { sessionTokenOperations } from './session-tokens.ts';

/** The operations of STS by name. Any other name is refused with InvalidAction. */
export const stsOperations: ReadonlyMap<string, Operation> = new Map<string, Operation>(
  Object.entries({ ...callerIdentityOperations, ...sessionTokenOperations, ...assumeRoleOperations }),
);
