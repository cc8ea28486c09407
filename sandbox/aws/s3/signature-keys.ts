import type { Account } from '../account/state.ts';
import type { ReceivedRequest } from '../request/received-request.ts';
import { parseAmzDate } from '../signatures/amz-date.ts';
import type { Signature } from '../signatures/signature.ts';

/**
 * The condition keys of every S3 request that tell how it was signed (S3 API reference, "Signature Version 4
 * authentication specific policy keys"). The age is in milliseconds, by the clock that is nearer, as for expiry.
 */
export function signatureKeys(
  { place, amzDate }: Signature,
  { headers }: ReceivedRequest,
  account: Account,
  unmovedNow: number,
): Readonly<Record<string, string>> {
  const signedAt = parseAmzDate(amzDate) ?? unmovedNow;
  const [age = 0] = [account.now(), unmovedNow].map((now) => now - signedAt).sort((a, b) => Math.abs(a) - Math.abs(b));
  const contentHash = place === 'header' ? headers.get('x-amz-content-sha256') : undefined;
  return {
    's3:authType': place === 'header' ? 'REST-HEADER' : 'REST-QUERY-STRING',
    's3:signatureversion': 'AWS4-HMAC-SHA256',
    's3:signatureAge': String(Math.max(0, age)),
    's3:ResourceAccount': account.id,
    ...(contentHash !== undefined && { 's3:x-amz-content-sha256': contentHash }),
  };
}
