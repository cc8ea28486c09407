import type { Account, Bucket } from '../account/state.ts';
import { S3Error } from '../operation/s3-error.ts';

/** "General purpose bucket naming rules", S3 documentation. */
const RULES = [
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  /^(?!.*\.\.)/,
  /^(?!\d{1,3}(?:\.\d{1,3}){3}$)/,
  /^(?!xn--|sthree-|amzn-s3-demo-)/,
  /(?<!-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/,
];

/** Names that count as used by other accounts. In AWS, bucket names are unique among all accounts. */
const TAKEN = new Set([
  'bucket',
  'my-bucket',
  'mybucket',
  'example',
  'example-bucket',
  'examplebucket',
  'test',
  'data',
]);

export function isBucketName(name: string): boolean {
  return RULES.every((rule) => rule.test(name));
}

export function isTakenElsewhere(name: string): boolean {
  return TAKEN.has(name);
}

export function bucketArn(name: string): string {
  return `arn:aws:s3:::${name}`;
}

/** @throws InvalidBucketName */
export function checkBucketName(name: string): void {
  if (!isBucketName(name)) {
    throw new S3Error('InvalidBucketName', 400, 'The specified bucket is not valid.', { BucketName: name });
  }
}

/**
 * Returns a bucket. `region` is the region of the request, or `any` for the few calls that every region answers.
 * @throws InvalidBucketName, NoSuchBucket, AccessDenied for a bucket of another account, PermanentRedirect
 */
export function bucketOf(account: Account, name: string, region: string | 'any'): Bucket {
  checkBucketName(name);
  const bucket = account.buckets.get(name);
  if (bucket && region !== 'any' && region !== bucket.region) throw redirect(bucket);
  if (bucket) return bucket;
  if (isTakenElsewhere(name)) throw new S3Error('AccessDenied', 403, 'Access Denied');
  throw new S3Error('NoSuchBucket', 404, 'The specified bucket does not exist', { BucketName: name });
}

/**
 * Returns the error for a bucket that is not in the region of the request. A header of the answer names the region of
 * the bucket, and clients repeat the request there.
 */
function redirect({ name, region }: Bucket): S3Error {
  const message =
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.';
  const details = { Endpoint: `${name}.s3.${region}.amazonaws.com`, Bucket: name };
  return new S3Error('PermanentRedirect', 301, message, details, `The bucket is in ${region}.`, {
    'x-amz-bucket-region': region,
  });
}
