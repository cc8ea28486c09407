import type { ReceivedRequest } from '../request/received-request.ts';
import type { Signature } from '../signatures/signature.ts';

/**
 * Returns the condition keys that say how an S3 request was signed (S3 API reference, "Signature Version 4
 * authentication specific policy keys"), and the account of the resource. The age is in milliseconds.
 * @param now epoch milliseconds, of the account's clock or this machine's clock, whichever is nearer to the time of the
 *   signature
 */
export function signatureKeys(
  { place, signedAt }: Signature,
  { headers }: ReceivedRequest,
  accountId: string,
  now: number,
): Readonly<Record<string, string>> {
  const contentHash = place === 'header' ? headers.get('x-amz-content-sha256') : undefined;
  return {
    's3:authType': place === 'header' ? 'REST-HEADER' : 'REST-QUERY-STRING',
    's3:signatureversion': 'AWS4-HMAC-SHA256',
    's3:signatureAge': String(Math.max(0, now - signedAt)),
    's3:ResourceAccount': accountId,
    ...(contentHash !== undefined && { 's3:x-amz-content-sha256': contentHash }),
  };
}
