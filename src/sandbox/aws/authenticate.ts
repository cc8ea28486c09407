import { faults } from './authentication-faults.ts';
import { AwsError } from './errors.ts';
import { isSettled } from './propagation.ts';
import type { ServiceName } from './services.ts';
import { type Authorization, canonicalRequest, isSameText, sha256Hex, signatureOf } from './sigv4.ts';
import { type Account, type Caller, isAlive, type Session, sessionCaller, userCaller } from './state.ts';

/** How far a client's clock may be off. */
const MAX_SKEW_MS = 15 * 60_000;
const MUST_BE_SIGNED = ['x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256'];

export interface ReceivedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/**
 * Finds out who signed a request, and verifies that they did.
 * @throws the service's own error for an unknown key, a wrong signature, skew, or a bad session token
 */
export function authenticate(
  account: Account,
  service: ServiceName,
  authorization: Authorization,
  request: ReceivedRequest,
): Caller {
  checkScope(account, service, authorization);
  const { caller, secret } = credentialOf(account, service, authorization, request.headers);
  checkSignature(service, authorization, request, secret);
  checkTime(account, service, request.headers.get('x-amz-date') ?? '');
  if (caller.session && account.now() >= caller.session.expiresAt) throw faults[service].expiredToken();
  if (service === 'iam' && caller.session && caller.mfa === 'false') {
    throw faults.iam.unknownKey('IAM does not take sessions that were bought without MFA.');
  }
  return caller;
}

function checkScope(account: Account, service: ServiceName, authorization: Authorization): void {
  if (authorization.region !== account.region) throw faults[service].wrongRegion(authorization.region, account.region);
}

function credentialOf(account: Account, service: ServiceName, authorization: Authorization, headers: Headers) {
  const unknown = faults[service].unknownKey;
  const token = headers.get('x-amz-security-token');
  const session = account.sessions.get(authorization.accessKeyId);
  if (session) return sessionCredential(account, service, session, token);
  const user = account.keyOwners.get(authorization.accessKeyId);
  const key = user?.accessKeys.find((each) => each.id === authorization.accessKeyId);
  if (!user || !key || !isAlive(account, user)) throw unknown('Nobody has this access key.');
  if (key.status !== 'Active') throw unknown('The access key is inactive.');
  if (!isSettled(key.createdAt, account.now(), account.propagationMs)) {
    throw unknown('The access key is new and not known everywhere yet.');
  }
  if (token !== null) throw faults[service].badToken('A long-term key has no session token.');
  return { caller: userCaller(user), secret: key.secret };
}

function sessionCredential(account: Account, service: ServiceName, session: Session, token: string | null) {
  if (token === null) throw faults[service].unknownKey('The session key came without its session token.');
  if (!isSameText(token, session.token)) throw faults[service].badToken('The session token is not the one issued.');
  if (!isAlive(account, session.identity))
    throw faults[service].unknownKey('The user or role of this session is gone.');
  return { caller: sessionCaller(account, session), secret: session.secret };
}

function checkSignature(service: ServiceName, authorization: Authorization, request: ReceivedRequest, secret: string) {
  const { headers, url } = request;
  const amzDate = headers.get('x-amz-date') ?? '';
  const mismatch = faults[service].badSignature;
  if (!/^\d{8}T\d{6}Z$/.test(amzDate) || amzDate.slice(0, 8) !== authorization.date) {
    throw mismatch('The date in the credential scope is not the date of the request.');
  }
  const unsigned = MUST_BE_SIGNED.find((name) => headers.has(name) && !authorization.signedHeaders.includes(name));
  if (unsigned || !authorization.signedHeaders.includes('host')) {
    throw mismatch(`The header ${unsigned ?? 'host'} is not signed.`);
  }
  const signable = {
    method: request.method,
    path: url.pathname,
    query: url.search.slice(1),
    header: (name: string) => (name === 'host' ? (headers.get('host') ?? url.host) : headers.get(name)),
    payloadHash: payloadHashOf(service, request),
  };
  const canonical = canonicalRequest(signable, authorization.signedHeaders, service === 's3');
  const expected = signatureOf(secret, authorization, amzDate, canonical);
  if (!isSameText(expected, authorization.signature)) throw mismatch('The signature is wrong.');
}

/** S3 clients declare the hash of the body, or that they did not sign it; for the others it is always the body's. */
function payloadHashOf(service: ServiceName, request: ReceivedRequest): string {
  const actual = sha256Hex(request.body);
  if (service !== 's3') return actual;
  const declared = request.headers.get('x-amz-content-sha256');
  if (declared === null) {
    throw new AwsError('InvalidRequest', 400, 'Missing required header for this request: x-amz-content-sha256');
  }
  if (declared === 'UNSIGNED-PAYLOAD' || declared === actual) return declared;
  const message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
  throw new AwsError('XAmzContentSHA256Mismatch', 400, message);
}

function checkTime(account: Account, service: ServiceName, amzDate: string): void {
  const signedAt = Date.parse(amzDate.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
  const skew = account.now() - signedAt;
  if (!(Math.abs(skew) <= MAX_SKEW_MS)) throw faults[service].skew(amzDate, account.now());
}
