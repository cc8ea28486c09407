import type { MovableClock } from '../account/clock.ts';
import { HOME_REGION, isRegion } from '../account/regions.ts';
import type { ServiceName } from '../request/service-name.ts';
import { parseAmzDate } from './amz-date.ts';
import type { ScopeProblem } from './fault-types.ts';
import { signatureFaults } from './faults.ts';
import type { FoundSignature } from './find-signature.ts';
import type { Signature } from './signature.ts';
import type { Scope } from './sigv4.ts';

/** How far a client's clock may be off, in milliseconds. */
const MAX_SKEW_MS = 15 * 60_000;
const ALGORITHM = 'AWS4-HMAC-SHA256';
const TERMINATOR = 'aws4_request';

/** The values against which a signature is checked before its key is looked up. */
export interface Expected {
  readonly service: ServiceName;
  readonly nearestNow: MovableClock['nearestNow'];
}

/**
 * Checks everything in the signature that needs no key, in AWS's order: place, mechanism, completeness, X-Amz-Expires,
 * date, time, signed host, algorithm, credential, scope. SigV4A is refused as an unknown algorithm.
 * @throws the service's own error
 */
export function readSignature(found: FoundSignature, expected: Expected): Signature {
  const faults = signatureFaults[expected.service];
  if (found.isInBothPlaces) throw faults.inBothPlaces();
  if (found.algorithm !== '' && !found.algorithm.startsWith('AWS4-')) throw faults.otherMechanism(found);
  const { algorithm, credential, signedHeaders, signature, date } = found;
  if (!algorithm || !credential || !signedHeaders || !signature || !date || found.hasStrayPart) {
    throw faults.incomplete(found);
  }
  const expiresSeconds = readExpires(found, expected.service);
  const signedAt = parseAmzDate(date);
  if (signedAt === undefined) throw faults.malformedDate(found);
  const [accessKeyId = '', ...scope] = credential.split('/');
  const [scopeDate = '', region = '', service = '', terminator = ''] = scope;
  const read: Signature = {
    place: found.place,
    accessKeyId,
    scope: { date: scopeDate, region, service },
    signedHeaders: signedHeaders.split(';'),
    signature,
    amzDate: date,
    signedAt,
    expiresSeconds,
    sessionToken: found.sessionToken,
  };
  checkTime(read, expected);
  if (!read.signedHeaders.some((name) => name.toLowerCase() === 'host')) throw faults.hostNotSigned();
  if (algorithm !== ALGORITHM) throw faults.unsupportedAlgorithm(found);
  if (accessKeyId === '' || scope.length !== 4) throw faults.malformedCredential(found);
  const problems = scopeProblems(read.scope, terminator, date, expected);
  if (problems.length > 0) throw faults.wrongScope(found, problems, date);
  return read;
}

/** Returns X-Amz-Expires in seconds. S3 requires it; IAM and STS do not. */
function readExpires(found: FoundSignature, service: ServiceName): number | undefined {
  const { place, expires } = found;
  if (place === 'header' || (expires === undefined && service !== 's3')) return undefined;
  if (expires === undefined) throw signatureFaults.s3.incomplete(found);
  const seconds = /^\d{1,6}$/.test(expires) ? Number(expires) : 0;
  if (seconds < 1 || seconds > 604_800) throw signatureFaults[service].badExpires(expires);
  return seconds;
}

/**
 * Checks the time of a signature. A presigned URL of S3 is valid until its X-Amz-Expires seconds have passed. Any other
 * signature is valid for fifteen minutes, even a presigned URL of STS with another X-Amz-Expires (source:
 * aws-iam-authenticator). Each may also be fifteen minutes in the future.
 */
function checkTime(read: Signature, { service, nearestNow }: Expected): void {
  const { signedAt } = read;
  const faults = signatureFaults[service];
  const now = nearestNow(signedAt);
  if (read.place === 'query' && service === 's3') {
    const endsAt = signedAt + (read.expiresSeconds ?? 0) * 1000;
    if (now < signedAt - MAX_SKEW_MS || now > endsAt) throw faults.outsideSpan(read, now);
  } else if (Math.abs(now - signedAt) > MAX_SKEW_MS) {
    throw faults.skew(read.amzDate, now);
  }
}

function scopeProblems(scope: Scope, terminator: string, amzDate: string, expected: Expected): ScopeProblem[] {
  const all: ScopeProblem[] = [
    { part: 'region', got: scope.region, expected: HOME_REGION },
    { part: 'service', got: scope.service, expected: expected.service },
    { part: 'terminator', got: terminator, expected: TERMINATOR },
    { part: 'date', got: scope.date, expected: amzDate.slice(0, 8) },
  ];
  return all.filter(({ part, got, expected: right }) => (part === 'region' ? !isRegion(got) : got !== right));
}
