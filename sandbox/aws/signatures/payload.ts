import { S3Error } from '../operation/s3-error.ts';
import type { ReceivedRequest } from '../request/received-request.ts';
import type { ServiceName } from '../request/service-name.ts';
import { readChunks } from './chunks.ts';
import type { Signature } from './signature.ts';
import { sha256Hex } from './sigv4.ts';

const UNSIGNED = 'UNSIGNED-PAYLOAD';
const STREAMED = [
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
] as const;

/**
 * Returns the text that was signed in place of the body. For IAM and STS, it is the hash of the body. For S3, it is the
 * value that the client declares as `x-amz-content-sha256`, and `verifiedPayload` checks it; a presigned URL need not
 * declare it.
 * @throws InvalidRequest, InvalidArgument
 */
export function payloadHashOf(service: ServiceName, { place }: Signature, request: ReceivedRequest): string {
  if (service !== 's3') return sha256Hex(request.body);
  const declared = declaredHash(request);
  if (declared === undefined && place === 'query') return UNSIGNED;
  if (declared === undefined) {
    const message = 'Missing required header for this request: x-amz-content-sha256';
    throw new S3Error('InvalidRequest', 400, message);
  }
  const isKnown = declared === UNSIGNED || isStreamed(declared) || /^[0-9a-f]{64}$/.test(declared);
  if (isKnown) return declared;
  const message = `x-amz-content-sha256 must be ${[UNSIGNED, ...STREAMED].join(', ')}, or a valid sha256 value.`;
  throw new S3Error('InvalidArgument', 400, message, {
    ArgumentName: 'x-amz-content-sha256',
    ArgumentValue: declared.slice(0, 100),
  });
}

/**
 * Returns the body. For S3, checks it against the declared hash, or assembles it from its chunks; does not check a body
 * that is declared as unsigned. For IAM and STS, the signature covers the hash of the body.
 * @throws XAmzContentSHA256Mismatch, or what `readChunks` throws
 */
export function verifiedPayload(
  service: ServiceName,
  signature: Signature,
  request: ReceivedRequest,
  secret: string,
): Uint8Array {
  const declared = service === 's3' ? payloadHashOf(service, signature, request) : UNSIGNED;
  if (declared === UNSIGNED) return request.body;
  if (isStreamed(declared)) {
    const seal = declared.startsWith('STREAMING-UNSIGNED') ? undefined : { signature, secret };
    return readChunks(request, { seal, hasTrailer: declared.endsWith('-TRAILER') });
  }
  const actual = sha256Hex(request.body);
  if (declared === actual) return request.body;
  const message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
  throw new S3Error('XAmzContentSHA256Mismatch', 400, message, {
    ClientComputedContentSHA256: declared,
    S3ComputedContentSHA256: actual,
  });
}

function declaredHash({ headers, query }: ReceivedRequest): string | undefined {
  return headers.get('x-amz-content-sha256') ?? new URLSearchParams(query).get('X-Amz-Content-Sha256') ?? undefined;
}

function isStreamed(declared: string): declared is (typeof STREAMED)[number] {
  return (STREAMED as readonly string[]).includes(declared);
}
