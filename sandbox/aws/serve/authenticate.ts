import { keyInEffect } from '../account/keys-in-effect.ts';
import { type Account, type Caller, isAlive, type Session, sessionCaller, userCaller } from '../account/state.ts';
import type { ReceivedRequest } from '../request/received-request.ts';
import type { ServiceName } from '../request/service-name.ts';
import { signatureFaults } from '../signatures/faults.ts';
import { payloadHashOf, verifiedPayload } from '../signatures/payload.ts';
import type { Signature } from '../signatures/signature.ts';
import { canonicalRequest, isSameText, signatureOf, textToSign } from '../signatures/sigv4.ts';
import { regionOf } from './services.ts';

interface Authenticated {
  readonly caller: Caller;
  /** The body, checked against the signature. */
  readonly payload: Uint8Array;
}

/**
 * Finds the user or role that signed a request, and verifies the signature.
 * @throws the service's own error for unsigned `x-amz-` headers, a key that is unknown or not in effect, a session
 *   token that is missing, wrong or not needed, temporary credentials of a deleted user or role, a wrong signature or
 *   body, an expired session and, in IAM, temporary credentials of GetSessionToken without MFA
 */
export function authenticate(
  account: Account,
  service: ServiceName,
  signature: Signature,
  request: ReceivedRequest,
): Authenticated {
  const faults = signatureFaults[service];
  const unsigned = [...request.headers.keys()].filter((name) => {
    return name.startsWith('x-amz-') && !signature.signedHeaders.includes(name);
  });
  if (unsigned.length > 0) throw faults.notSigned(unsigned);
  const { caller, secret, noteUse } = credentialOf(account, service, signature);
  checkSignature(service, signature, request, secret);
  const payload = verifiedPayload(service, signature, request, secret);
  if (caller.session && account.now() >= caller.session.expiresAt) throw faults.expiredToken();
  if (service === 'iam' && caller.user && caller.session && caller.mfa === 'false') {
    throw faults.unknownKey('IAM does not accept temporary credentials that were requested without MFA.');
  }
  noteUse?.();
  return { caller, payload };
}

function credentialOf(account: Account, service: ServiceName, signature: Signature) {
  const { accessKeyId, sessionToken } = signature;
  const unknown = signatureFaults[service].unknownKey;
  const session = account.sessions.get(accessKeyId);
  if (session) return sessionCredential(account, service, session, sessionToken);
  const found = keyInEffect(account, accessKeyId);
  if (typeof found === 'string') throw unknown(found);
  const { user, key } = found;
  if (sessionToken !== undefined)
    throw signatureFaults[service].badToken('The access key is not temporary, but the request has a session token.');
  const noteUse = () => {
    key.lastUse = { at: account.now(), service, region: regionOf(service, signature) };
  };
  return { caller: userCaller(user), secret: key.secret, noteUse };
}

function sessionCredential(account: Account, service: ServiceName, session: Session, token: string | undefined) {
  const { unknownKey, badToken } = signatureFaults[service];
  if (token === undefined) throw unknownKey('The request with temporary credentials has no session token.');
  if (!isSameText(token, session.token))
    throw badToken('The session token does not belong to the temporary access key.');
  if (!isAlive(account, session.identity))
    throw unknownKey('The user or role of these temporary credentials was deleted.');
  return { caller: sessionCaller(account, session), secret: session.secret, noteUse: undefined };
}

function checkSignature(service: ServiceName, signature: Signature, request: ReceivedRequest, secret: string): void {
  const { scope, signedHeaders, amzDate } = signature;
  const signable = { ...request, payloadHash: payloadHashOf(service, signature, request) };
  const text = textToSign(scope, amzDate, canonicalRequest(signable, signedHeaders, service === 's3'));
  const expected = signatureOf(secret, scope, text);
  if (!isSameText(expected, signature.signature)) throw signatureFaults[service].mismatch(signature, text);
}
