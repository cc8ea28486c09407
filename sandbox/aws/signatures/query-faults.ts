import { AwsError } from '../operation/errors.ts';
import { amzDateOf } from './amz-date.ts';
import type { ScopeProblem, SignatureFaults } from './fault-types.ts';
import type { FoundSignature } from './find-signature.ts';

const FIFTEEN_MINUTES = 15 * 60_000;

const mismatch = (message: string, reason?: string) => new AwsError('SignatureDoesNotMatch', 403, message, reason);
const incomplete = (message: string) => new AwsError('IncompleteSignature', 400, message);
const missing = () => new AwsError('MissingAuthenticationToken', 403, 'Request is missing Authentication Token');
const invalidClientToken = (reason: string) =>
  new AwsError('InvalidClientTokenId', 403, 'The security token included in the request is invalid.', reason);

/**
 * The errors of IAM and STS. Unlike AWS's errors, they do not repeat the `Authorization` header, because it may contain
 * a secret of another mechanism.
 */
export const queryFaults: SignatureFaults = {
  missing,
  otherMechanism: missing,
  inBothPlaces: () =>
    mismatch("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."),
  incomplete: (found) => incomplete(found.place === 'header' ? missingInHeader(found) : missingInQuery(found)),
  malformedDate: ({ date }) =>
    incomplete(
      `Date must be in ISO-8601 'basic format'. Got '${date?.slice(0, 64)}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    ),
  badExpires: () => incomplete("'X-Amz-Expires' must be a number of seconds from 1 to 604800."),
  unsupportedAlgorithm: ({ algorithm }) => incomplete(`Unsupported AWS 'algorithm': '${algorithm.slice(0, 64)}'`),
  malformedCredential: () =>
    incomplete('Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term'),
  wrongScope: (_found, problems, amzDate) =>
    mismatch(problems.map((problem) => scopeMessage(problem, amzDate)).join(' ')),
  skew: (amzDate, now) => mismatch(skewMessage(amzDate, now)),
  outsideSpan: ({ amzDate }, now) => mismatch(skewMessage(amzDate, now)),
  hostNotSigned: () => mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."),
  notSigned: (names) => mismatch(SIGNATURE_MESSAGE, `Headers that are not signed: ${names.join(', ')}.`),
  unknownKey: invalidClientToken,
  badToken: invalidClientToken,
  mismatch: () => mismatch(SIGNATURE_MESSAGE, 'The signature is wrong.'),
  expiredToken: () => new AwsError('ExpiredToken', 403, 'The security token included in the request is expired'),
};

export const SIGNATURE_MESSAGE =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

function missingInHeader(found: FoundSignature): string {
  if (found.hasStrayPart) return 'A part is not a valid key=value pair (missing equal-sign) in Authorization header.';
  const absent = [
    !found.credential && "Authorization header requires 'Credential' parameter.",
    !found.signature && "Authorization header requires 'Signature' parameter.",
    !found.signedHeaders && "Authorization header requires 'SignedHeaders' parameter.",
    !found.date && "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
  ];
  return absent.filter(Boolean).join(' ');
}

function missingInQuery(found: FoundSignature): string {
  const absent = [
    !found.algorithm && 'X-Amz-Algorithm',
    !found.credential && 'X-Amz-Credential',
    !found.signature && 'X-Amz-Signature',
    !found.signedHeaders && 'X-Amz-SignedHeaders',
    !found.date && 'X-Amz-Date',
  ];
  const sentences = absent.filter(Boolean).map((name) => `AWS query-string parameters must include '${name}'.`);
  return [...sentences, 'Re-examine the query-string parameters.'].join(' ');
}

function scopeMessage({ part, got, expected }: ScopeProblem, amzDate: string): string {
  if (part === 'region') return `Credential should be scoped to a valid region, not '${got}'.`;
  if (part === 'service') return `Credential should be scoped to correct service: '${expected}'.`;
  if (part === 'terminator') return `Credential should be scoped with a valid terminator: '${expected}', not '${got}'.`;
  return `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${got}' != '${expected}', from '${amzDate}'.`;
}

function skewMessage(amzDate: string, now: number): string {
  if (amzDate < amzDateOf(now)) {
    const limit = amzDateOf(now - FIFTEEN_MINUTES);
    return `Signature expired: ${amzDate} is now earlier than ${limit} (${amzDateOf(now)} - 15 min.)`;
  }
  const limit = amzDateOf(now + FIFTEEN_MINUTES);
  return `Signature not yet current: ${amzDate} is still later than ${limit} (${amzDateOf(now)} + 15 min.)`;
}
