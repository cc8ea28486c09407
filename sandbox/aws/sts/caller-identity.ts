import { z } from 'zod';
import { validationError } from '../operation/errors.ts';
import { text } from '../operation/input.ts';
import { defineOperation } from '../operation/operation.ts';

/** Needs no permission, and works even if a policy denies it (STS documentation). */
const GetCallerIdentity = defineOperation({
  input: z.object({}),
  perform: (account, _input, caller) => ({ Arn: caller.arn, UserId: caller.userId, Account: account.id }),
});

/** Returns the account of a key; the sandbox knows only its own keys. */
const GetAccessKeyInfo = defineOperation({
  input: z.object({ AccessKeyId: text({ min: 16, max: 128, pattern: /^\w*$/ }) }),
  permission: () => ({ resource: '*' }),
  perform: (account, { AccessKeyId: id }) => {
    if (account.keyOwners.has(id) || account.sessions.has(id)) return { Account: account.id };
    throw validationError(`The access key ${id} does not belong to this account.`);
  },
});

export const callerIdentityOperations = { GetCallerIdentity, GetAccessKeyInfo };
