import { AwsError } from '../operation/errors.ts';
import { S3Error } from '../operation/s3-error.ts';
import { amzDateOf, parseAmzDate } from './amz-date.ts';
import type { ScopeProblem, SignatureFaults } from './fault-types.ts';
import type { FoundSignature } from './find-signature.ts';
import { SIGNATURE_MESSAGE } from './query-faults.ts';

const EXPECTED_CREDENTIAL = 'expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".';
const LONG_FORMAT = `X-Amz-Date must be in the ISO8601 Long Format "yyyyMMdd'T'HHmmss'Z'"`;
const QUERY_PARAMETERS =
  'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.';

const accessDenied = (message: string, details?: Record<string, string>) =>
  new S3Error('AccessDenied', 403, message, details);
const invalidRequest = (message: string) => new S3Error('InvalidRequest', 400, message);
const notSupported = () =>
  invalidRequest('The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.');

export const s3Faults: SignatureFaults = {
  missing: () => new AwsError('AccessDenied', 403, 'Access Denied', 'The request is not signed.'),
  otherMechanism: ({ place, algorithm }) =>
    place === 'query' || algorithm === 'AWS'
      ? notSupported()
      : new S3Error('InvalidArgument', 400, 'Unsupported Authorization Type', { ArgumentName: 'Authorization' }),
  inBothPlaces: () =>
    new S3Error(
      'InvalidArgument',
      400,
      'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
    ),
  incomplete,
  malformedDate: (found) =>
    found.place === 'query'
      ? malformed(found, LONG_FORMAT)
      : accessDenied('AWS authentication requires a valid Date or x-amz-date header'),
  badExpires: (expires) => new S3Error('AuthorizationQueryParametersError', 400, expiresMessage(expires)),
  unsupportedAlgorithm: notSupported,
  malformedCredential: (found) => malformed(found, `the Credential is mal-formed; ${EXPECTED_CREDENTIAL}`),
  wrongScope: (found, [problem], amzDate) =>
    malformed(found, scopeMessage(problem!, amzDate), problem?.part === 'region' ? { Region: problem.expected } : {}),
  skew: (amzDate, now) =>
    new S3Error(
      'RequestTimeTooSkewed',
      403,
      'The difference between the request time and the current time is too large.',
      { RequestTime: amzDate, ServerTime: new Date(now).toISOString(), MaxAllowedSkewMilliseconds: '900000' },
    ),
  outsideSpan: ({ amzDate, expiresSeconds }, now) => {
    const signedAt = parseAmzDate(amzDate) ?? 0;
    if (now < signedAt) return accessDenied('Request is not yet valid', { 'X-Amz-Date': amzDate });
    return accessDenied('Request has expired', {
      'X-Amz-Expires': String(expiresSeconds),
      Expires: amzDateOf(signedAt + (expiresSeconds ?? 0) * 1000),
      ServerTime: new Date(now).toISOString(),
    });
  },
  hostNotSigned: () => notSigned(['host']),
  notSigned,
  unknownKey: (reason) =>
    new AwsError(
      'InvalidAccessKeyId',
      403,
      'The AWS Access Key Id you provided does not exist in our records.',
      reason,
    ),
  badToken: (reason) =>
    new AwsError('InvalidToken', 400, 'The provided token is malformed or otherwise invalid.', reason),
  mismatch: ({ accessKeyId, signature }, textToSign) => {
    const details = { AWSAccessKeyId: accessKeyId, StringToSign: textToSign, SignatureProvided: signature };
    return new S3Error('SignatureDoesNotMatch', 403, SIGNATURE_MESSAGE, details, 'The signature is wrong.');
  },
  expiredToken: () => new AwsError('ExpiredToken', 400, 'The provided token has expired.'),
};

function incomplete(found: FoundSignature): S3Error {
  if (found.place === 'query') return new S3Error('AuthorizationQueryParametersError', 400, QUERY_PARAMETERS);
  const { credential: Credential, signedHeaders: SignedHeaders, signature: Signature } = found;
  const absent = Object.entries({ Credential, SignedHeaders, Signature }).find(([, value]) => !value);
  if (absent) return malformed(found, `missing ${absent[0]}.`);
  if (!found.date) return accessDenied('AWS authentication requires a valid Date or x-amz-date header');
  return malformed(found, 'a part is not a key=value pair.');
}

function malformed({ place }: FoundSignature, message: string, details: Record<string, string> = {}): S3Error {
  return place === 'header'
    ? new S3Error('AuthorizationHeaderMalformed', 400, `The authorization header is malformed; ${message}`, details)
    : new S3Error(
        'AuthorizationQueryParametersError',
        400,
        `Error parsing the X-Amz-Credential parameter; ${message}`,
        details,
      );
}

function notSigned(names: readonly string[]): S3Error {
  return accessDenied('There were headers present in the request which were not signed', {
    HeadersNotSigned: names.join(', '),
  });
}

function expiresMessage(expires: string): string {
  if (!/^-?\d+$/.test(expires)) return 'X-Amz-Expires should be a number';
  if (expires.startsWith('-')) return 'X-Amz-Expires must be non-negative';
  if (Number(expires) === 0) return 'X-Amz-Expires must be at least 1 second.';
  return 'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds';
}

function scopeMessage({ part, got, expected }: ScopeProblem, amzDate: string): string {
  if (part === 'region') return `the region '${got}' is wrong; expecting '${expected}'`;
  if (part === 'service') return `incorrect service "${got}". This endpoint belongs to "${expected}".`;
  if (part === 'terminator') return `incorrect terminator "${got}". This endpoint uses "${expected}".`;
  return `Invalid credential date "${got}". This date is not the same as X-Amz-Date: "${amzDate.slice(0, 8)}".`;
}
