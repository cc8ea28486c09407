import { z } from 'zod';
import { accessDenied } from '../operation/errors.ts';
import { wholeNumber } from '../operation/input.ts';
import { defineOperation } from '../operation/operation.ts';
import { mfaInput, verifyCode } from './session-codes.ts';
import { credentialsElement, issueSession, plainSession } from './sessions.ts';

const DEFAULT_SECONDS = 43_200;

/** Needs no permission: "You cannot use policies to control authentication operations" (STS documentation). */
const GetSessionToken = defineOperation({
  repeatsValues: true,
  input: z.object({ DurationSeconds: wholeNumber(900, 129_600).default(DEFAULT_SECONDS), ...mfaInput }),
  perform: (account, input, caller) => {
    const { user, session: used } = caller;
    if (used || !user) throw accessDenied('Cannot call GetSessionToken with session credentials');
    const mfaAt = verifyCode(account, caller, input) ? account.now() : undefined;
    const session = issueSession(account, { ...plainSession, identity: user, mfaAt }, input.DurationSeconds);
    return { Credentials: credentialsElement(session) };
  },
});

export const sessionTokenOperations = { GetSessionToken };
