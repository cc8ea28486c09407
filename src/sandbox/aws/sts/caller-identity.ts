import { z } from 'zod';
import { defineOperation } from '../operation.ts';

/** Needs no permission, not even against an explicit deny (STS documentation). */
const GetCallerIdentity = defineOperation({
  input: z.object({}),
  perform: (account, _input, caller) => ({ Arn: caller.arn, UserId: caller.userId, Account: account.id }),
});

export const callerIdentityOperations = { GetCallerIdentity };
