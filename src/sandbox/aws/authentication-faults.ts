import { AwsError } from './errors.ts';
import type { ServiceName } from './services.ts';

/** Each service says the same things in its own words; `reason` is for the call log alone. */
interface Faults {
  missing(): AwsError;
  malformed(): AwsError;
  wrongRegion(actual: string, expected: string): AwsError;
  unknownKey(reason: string): AwsError;
  badSignature(reason: string): AwsError;
  skew(amzDate: string, now: number): AwsError;
  badToken(reason: string): AwsError;
  expiredToken(): AwsError;
}

const SIGNATURE_MESSAGE =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

const FIFTEEN_MINUTES = 15 * 60_000;

const queryFaults: Faults = {
  missing: () => new AwsError('MissingAuthenticationToken', 403, 'Request is missing Authentication Token'),
  malformed: () =>
    new AwsError(
      'IncompleteSignature',
      400,
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.",
    ),
  wrongRegion: () => new AwsError('SignatureDoesNotMatch', 403, 'Credential should be scoped to a valid region.'),
  unknownKey: invalidClientToken,
  badSignature: (reason) => new AwsError('SignatureDoesNotMatch', 403, SIGNATURE_MESSAGE, reason),
  skew: (amzDate, now) => new AwsError('SignatureDoesNotMatch', 403, skewMessage(amzDate, now)),
  badToken: invalidClientToken,
  expiredToken: () => new AwsError('ExpiredToken', 403, 'The security token included in the request is expired'),
};

const s3Faults: Faults = {
  missing: () => new AwsError('AccessDenied', 403, 'Access Denied', 'The request is not signed.'),
  malformed: () =>
    new AwsError('AuthorizationHeaderMalformed', 400, 'The authorization header that you provided is not valid.'),
  wrongRegion: (actual, expected) =>
    new AwsError(
      'AuthorizationHeaderMalformed',
      400,
      `The authorization header is malformed; the region '${actual}' is wrong; expecting '${expected}'`,
    ),
  unknownKey: (reason) =>
    new AwsError(
      'InvalidAccessKeyId',
      403,
      'The AWS Access Key Id you provided does not exist in our records.',
      reason,
    ),
  badSignature: (reason) => new AwsError('SignatureDoesNotMatch', 403, SIGNATURE_MESSAGE, reason),
  skew: () =>
    new AwsError(
      'RequestTimeTooSkewed',
      403,
      'The difference between the request time and the current time is too large.',
    ),
  badToken: (reason) =>
    new AwsError('InvalidToken', 400, 'The provided token is malformed or otherwise invalid.', reason),
  expiredToken: () => new AwsError('ExpiredToken', 400, 'The provided token has expired.'),
};

export const faults: Readonly<Record<ServiceName, Faults>> = { iam: queryFaults, sts: queryFaults, s3: s3Faults };

function invalidClientToken(reason: string): AwsError {
  return new AwsError('InvalidClientTokenId', 403, 'The security token included in the request is invalid.', reason);
}

function skewMessage(amzDate: string, now: number): string {
  const compact = (epochMs: number) => new Date(epochMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
  if (amzDate < compact(now)) {
    const limit = compact(now - FIFTEEN_MINUTES);
    return `Signature expired: ${amzDate} is now earlier than ${limit} (${compact(now)} - 15 min.)`;
  }
  const limit = compact(now + FIFTEEN_MINUTES);
  return `Signature not yet current: ${amzDate} is still later than ${limit} (${compact(now)} + 15 min.)`;
}
