import { S3Error } from '../operation/s3-error.ts';
import type { ReceivedRequest } from '../request/received-request.ts';

/** The target of a request: the service, a bucket, or an object in it. */
export interface S3Address {
  readonly bucket: string | undefined;
  readonly key: string | undefined;
}

/** Host names of buckets; the first group is the bucket. */
const BUCKET_HOSTS = [
  // For example `s3.eu-west-1`, `s3-eu-west-1`, `s3.dualstack.eu-west-1`, `s3-fips.us-east-1`.
  /^(.+)\.s3(?:[.-][a-z0-9-]+){0,2}\.amazonaws\.com$/,
  /^(.+)\.s3(?:\.[a-z0-9-]+)?\.localhost$/,
  /^(?!(?:s3|iam|sts)(?:\.[a-z0-9-]+)?\.localhost$)(.+)\.localhost$/,
  /^(.+)\.127\.0\.0\.1\.nip\.io$/,
];

/** Returns the bucket that the host names (virtual-host style). */
export function bucketOfHost(headers: ReceivedRequest['headers']): string | undefined {
  const name = (headers.get('host') ?? '').toLowerCase().replace(/:\d*$/, '');
  for (const pattern of BUCKET_HOSTS) {
    const bucket = pattern.exec(name)?.[1];
    if (bucket !== undefined) return bucket;
  }
  return undefined;
}

/** Returns the bucket and the key of a request, in path style or virtual-host style. @throws InvalidURI */
export function addressOf({ headers, path }: Pick<ReceivedRequest, 'headers' | 'path'>): S3Address {
  const hosted = bucketOfHost(headers);
  const [first = '', ...rest] = path.slice(1).split('/');
  const [bucket, key] = hosted === undefined ? [decoded(first), rest.join('/')] : [hosted, path.slice(1)];
  return { bucket: bucket === '' ? undefined : bucket, key: key === '' ? undefined : decoded(key) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', 400, "Couldn't parse the specified URI.");
  }
}
