import { randomBytes } from 'node:crypto';
import { newSecretKey, newUniqueId } from '../account/identifiers.ts';
import type { Account, Session } from '../account/state.ts';
import { isoSeconds } from '../operation/iso-seconds.ts';
import type { XmlElement } from '../operation/xml.ts';

/** How long an expired session is kept at least. A kept session is refused as expired, not as unknown. */
const REMEMBER_EXPIRED_MS = 24 * 3_600_000;

type SessionTraits = Omit<Session, 'accessKeyId' | 'secret' | 'token' | 'issuedAt' | 'expiresAt'>;

/** A session without a name, policies or tags. */
export const plainSession = {
  sessionName: undefined,
  sessionPolicies: [],
  sourceIdentity: undefined,
  tags: {},
  transitiveTagKeys: new Set<string>(),
} as const;

/** Issues temporary credentials for a user or role, and removes the oldest ones if they expired long ago. */
export function issueSession(account: Account, traits: SessionTraits, durationSeconds: number): Session {
  const now = account.now();
  // The map is sorted by the time of issue. The loop stops at the first session to keep, so that each call is cheap.
  for (const [id, old] of account.sessions) {
    if (old.expiresAt + REMEMBER_EXPIRED_MS >= now) break;
    account.sessions.delete(id);
  }
  const session: Session = {
    ...traits,
    accessKeyId: newUniqueId('ASIA'),
    secret: newSecretKey(),
    token: randomBytes(192).toString('base64'),
    issuedAt: now,
    expiresAt: now + durationSeconds * 1000,
  };
  account.sessions.set(session.accessKeyId, session);
  return session;
}

export function credentialsElement(session: Session): XmlElement {
  return {
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secret,
    SessionToken: session.token,
    Expiration: isoSeconds(session.expiresAt),
  };
}
