import { S3Error } from '../operation/s3-error.ts';
import type { S3Request } from './s3-operation.ts';

const NAME = 'x-amz-expected-bucket-owner';

/** Returns the account that the request expects to own the bucket; presigned URLs carry it in the query. */
export function expectedOwnerOf({ headers, query }: S3Request): string | undefined {
  const inQuery = [...new URLSearchParams(query)].find(([name]) => name.toLowerCase() === NAME);
  return headers.get(NAME) ?? inQuery?.[1];
}

/**
 * @throws InvalidBucketOwnerAWSAccountID for a value that is not an account id, AccessDenied for the id of another
 *   account than the owner
 */
export function checkOwner(accountId: string, expected: string | undefined): void {
  if (expected === undefined || expected === accountId) return;
  if (!/^\d{12}$/.test(expected)) {
    const message = `The value of the expected bucket owner parameter must be an AWS Account ID... [${expected}]`;
    throw new S3Error('InvalidBucketOwnerAWSAccountID', 400, message);
  }
  const reason = `The bucket belongs to ${accountId}, and the request expects ${expected}.`;
  throw new S3Error('AccessDenied', 403, 'Access Denied', {}, reason);
}
