import { paginateListBuckets } from '@aws-sdk/client-s3';
import type { BucketList, Credentials, ListBucketsOutcome } from '../scenario/ports/aws-account.ts';
import { asDemo, on } from './client/calls.ts';
import { type AwsClients, withClient } from './client/clients.ts';
import { namesIn } from './client/pages.ts';
import { whole } from './client/whole.ts';

const NAMES_SHOWN = 10;
const PAGE_SIZE = 1_000;

/**
 * Lists the buckets with a demo's credentials. Returns at most ten names, sorted, and the number of all buckets, or
 * that S3 denied the call.
 * @throws UpstreamError while S3 does not know the access key yet: that is not a denial
 */
export function listBuckets(clients: AwsClients, credentials: Credentials): Promise<ListBucketsOutcome> {
  return withClient(clients.openS3(credentials), (s3) => {
    const names = async () => {
      const all: string[] = [];
      // Only a complete list proves that S3 allowed the call.
      for await (const { Buckets } of paginateListBuckets({ client: s3, pageSize: PAGE_SIZE }, {}))
        all.push(
          ...whole(
            namesIn(Buckets, (bucket) => bucket.Name),
            'the list',
          ),
        );
      return all;
    };
    return asDemo<ListBucketsOutcome>(
      's3:ListAllMyBuckets',
      async () => ({ outcome: 'allowed', buckets: shorten(await names()) }),
      on('AccessDenied', () => ({ outcome: 'denied', errorCode: 'AccessDenied' })),
    );
  });
}

function shorten(names: readonly string[]): BucketList {
  return { names: names.toSorted().slice(0, NAMES_SHOWN), count: names.length };
}
