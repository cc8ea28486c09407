import { z } from 'zod';
import { canonicalUserId } from '../account/identifiers.ts';
import { isRegion } from '../account/regions.ts';
import { defineOperation } from '../operation/operation.ts';
import { S3Error } from '../operation/s3-error.ts';
import type { XmlElement } from '../operation/xml.ts';
import { bucketArn, isBucketName } from './bucket-names.ts';
import type { S3Operation } from './s3-operation.ts';

const MAX_PAGE = 10_000;

const listBucketsQuery = z.object({
  'max-buckets': z.string().default(String(MAX_PAGE)),
  'continuation-token': z.string().optional(),
  prefix: z.string().optional(),
  'bucket-region': z.string().optional(),
  Region: z.string(),
});

const operation = defineOperation({
  input: listBucketsQuery,
  // AWS's own example allows this action on `arn:aws:s3:::*`, not on the ARN of a bucket.
  permission: (_account, input) => {
    // S3 checks these two parameters before the permission of the caller.
    pageSizeOf(input['max-buckets']);
    checkRegion(input['bucket-region'], input.Region);
    return { resource: 'arn:aws:s3:::*' };
  },
  perform: (account, input) => {
    const { prefix, 'continuation-token': token, 'bucket-region': wanted } = input;
    const limit = pageSizeOf(input['max-buckets']);
    const after = token ? nameOf(token) : '';
    const buckets = [...account.buckets.values()]
      .filter((bucket) => bucket.name.startsWith(prefix ?? '') && bucket.name > after)
      .filter((bucket) => wanted === undefined || bucket.region === input.Region)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const page = buckets.slice(0, limit);
    const elements = page.map(
      (bucket): XmlElement => ({
        Name: bucket.name,
        CreationDate: new Date(bucket.createdAt).toISOString(),
        BucketRegion: bucket.region,
        BucketArn: bucketArn(bucket.name),
      }),
    );
    const next = page.length < buckets.length ? Buffer.from(page.at(-1)!.name).toString('base64') : undefined;
    return {
      Owner: { ID: canonicalUserId(account.id) },
      Buckets: elements.length === 0 ? '' : { Bucket: elements },
      ...(prefix !== undefined && { Prefix: prefix }),
      ...(next !== undefined && { ContinuationToken: next }),
    };
  },
});

/**
 * `GET /`: lists the account's buckets by name, in pages of `max-buckets`. If a parameter is repeated, its first value
 * is used.
 */
export const ListBuckets: S3Operation = {
  action: 's3:ListAllMyBuckets',
  input: ({ query, region }) => ({
    ...Object.fromEntries([...new URLSearchParams(query)].reverse()),
    Region: region,
  }),
  operation,
  reply: (result = {}) => ({ status: 200, body: { ListAllMyBucketsResult: result } }),
};

/** @throws InvalidArgument, with S3's messages (recorded in us-east-1, September 2026) */
function pageSizeOf(written: string): number {
  if (!/^[+-]?\d{1,9}$/.test(written)) {
    const message = 'Provided max-buckets not an integer or within integer range';
    throw invalidArgument(message, 'max-buckets', written);
  }
  const size = Number(written);
  if (size >= 1 && size <= MAX_PAGE) return size;
  const message = `Argument max-buckets must be an integer between 1 and ${MAX_PAGE}`;
  throw invalidArgument(message, 'max-buckets', String(size));
}

/** `bucket-region` is allowed only at the endpoint of that region. @throws InvalidArgument */
function checkRegion(wanted: string | undefined, region: string): void {
  if (wanted === undefined || wanted.toLowerCase() === region) return;
  const message = isRegion(wanted.toLowerCase())
    ? 'Requests with bucket-region specified must be made to the corresponding regional endpoint'
    : `Argument value ${wanted} is not a valid AWS Region`;
  throw invalidArgument(message, 'bucket-region');
}

function nameOf(token: string): string {
  const name = Buffer.from(token, 'base64').toString();
  if (!isBucketName(name)) {
    throw invalidArgument('The continuation token provided is incorrect', 'continuation-token');
  }
  return name;
}

function invalidArgument(message: string, ArgumentName: string, ArgumentValue?: string): S3Error {
  const details = { ArgumentName, ...(ArgumentValue !== undefined && { ArgumentValue }) };
  return new S3Error('InvalidArgument', 400, message, details);
}
