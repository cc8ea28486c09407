import { z } from 'zod';
import { defineOperation } from '../operation/operation.ts';
import { S3Error } from '../operation/s3-error.ts';
import type { XmlElement } from '../operation/xml.ts';
import { bucketArn, isBucketName } from './bucket-names.ts';
import type { S3Operation } from './s3-operation.ts';

const listBucketsQuery = z.object({
  'max-buckets': z.string().default('10000'),
  'continuation-token': z.string().optional(),
  prefix: z.string().default(''),
  'bucket-region': z.string().optional(),
});

const operation = defineOperation({
  input: listBucketsQuery,
  // Not a bucket's ARN: AWS's own example allows this action on `arn:aws:s3:::*`.
  permission: () => ({ resource: 'arn:aws:s3:::*' }),
  perform: (account, input, caller) => {
    const { prefix, 'max-buckets': maxBuckets, 'continuation-token': token, 'bucket-region': region } = input;
    const limit = /^\d{1,5}$/.test(maxBuckets) ? Number(maxBuckets) : 0;
    if (limit < 1 || limit > 10_000) throw invalidArgument('The max-buckets value must be between 1 and 10000.');
    const after = token ? nameOf(token) : '';
    const buckets = [...account.buckets.values()]
      .filter((bucket) => bucket.name.startsWith(prefix) && bucket.name > after)
      .filter((bucket) => region === undefined || region === bucket.region)
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
      Owner: { ID: caller.identity.id },
      Buckets: elements.length === 0 ? '' : { Bucket: elements },
      ...(next !== undefined && { ContinuationToken: next }),
      ...(prefix !== '' && { Prefix: prefix }),
    };
  },
});

/** `GET /`: the caller's buckets by name, paged by `max-buckets`. */
export const ListBuckets: S3Operation = {
  action: 's3:ListAllMyBuckets',
  input: ({ query }) => Object.fromEntries(new URLSearchParams(query)),
  operation,
  reply: (result = {}) => ({ status: 200, body: { ListAllMyBucketsResult: result } }),
};

function nameOf(token: string): string {
  const name = Buffer.from(token, 'base64').toString();
  if (!isBucketName(name)) throw invalidArgument('The continuation token provided is incorrect');
  return name;
}

function invalidArgument(message: string): S3Error {
  return new S3Error('InvalidArgument', 400, message);
}
