import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { accessDenied } from '../errors.ts';
import { newSecretKey, newUniqueId } from '../identifiers.ts';
import { text, wholeNumber } from '../input.ts';
import { defineOperation } from '../operation.ts';
import type { Account, Session, User } from '../state.ts';
import { isoSeconds } from '../xml.ts';
import { checkSessionCode } from './session-codes.ts';

const DEFAULT_SECONDS = 43_200;
/** Long enough that an expired session is still told so, not called unknown. */
const REMEMBER_EXPIRED_MS = 24 * 3_600_000;

/** Needs no permission: "You cannot use policies to control authentication operations" (STS documentation). */
const GetSessionToken = defineOperation({
  input: z.object({
    DurationSeconds: wholeNumber(900, 129_600).default(DEFAULT_SECONDS),
    SerialNumber: text({ min: 9, max: 256, pattern: /^[\w+=/:,.@-]*$/ }).optional(),
    TokenCode: text({ min: 6, max: 6, pattern: /^\d*$/ }).optional(),
  }),
  perform: (account, input, caller) => {
    if (caller.session || !caller.user) throw accessDenied('Cannot call GetSessionToken with session credentials');
    const { SerialNumber: serialNumber, TokenCode: code } = input;
    if ((serialNumber === undefined) !== (code === undefined)) {
      throw accessDenied(
        'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
      );
    }
    if (serialNumber !== undefined && code !== undefined) checkSessionCode(account, caller.user, serialNumber, code);
    const session = issueSession(account, caller.user, input.DurationSeconds, serialNumber !== undefined);
    return {
      Credentials: {
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secret,
        SessionToken: session.token,
        Expiration: isoSeconds(session.expiresAt),
      },
    };
  },
});

function issueSession(account: Account, user: User, durationSeconds: number, withMfa: boolean): Session {
  const now = account.now();
  for (const [id, old] of account.sessions) {
    if (old.expiresAt + REMEMBER_EXPIRED_MS < now) account.sessions.delete(id);
  }
  const session: Session = {
    accessKeyId: newUniqueId('ASIA'),
    secret: newSecretKey(),
    token: randomBytes(192).toString('base64'),
    identity: user,
    sessionName: undefined,
    sessionPolicies: [],
    sourceIdentity: undefined,
    issuedAt: now,
    expiresAt: now + durationSeconds * 1000,
    mfaAt: withMfa ? now : undefined,
  };
  account.sessions.set(session.accessKeyId, session);
  return session;
}

export const sessionTokenOperations = { GetSessionToken };
