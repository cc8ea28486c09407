import { CreateBucketCommand, ListBucketsCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signed } from './raw-requests.ts';
import { createKey, createUser, listBuckets, outcomeOf, sessionOf, startWorld, type World } from './support.ts';

let world: World;
let s3: S3Client;
beforeAll(async () => {
  world = await startWorld({ buckets: ['ours-one', 'ours-two', 'ours-three'] });
  s3 = world.clientsOf(world.aws.adminKey).s3;
  const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' } as const;
  await s3.send(new CreateBucketCommand({ Bucket: 'abroad', CreateBucketConfiguration }));
});
afterAll(() => world.aws.close());

async function list(query: string, region = 'us-east-1'): Promise<string> {
  const target = `/?${query}`;
  const request = signed(world, 's3', '', { target, scope: { region } });
  return (await world.aws.fetch(new Request(`${world.aws.url}${target}`, request))).text();
}

const namesIn = (text: string) => [...text.matchAll(/<Name>([^<]+)</g)].map(([, name]) => name);

test('ListBuckets returns pages, and only the buckets whose names begin with the prefix', async () => {
  const paged = await s3.send(new ListBucketsCommand({ MaxBuckets: 2, Prefix: 'ours-' }));
  expect(paged.Buckets?.map(({ Name }) => Name)).toEqual(['ours-one', 'ours-three']);
  const rest = await s3.send(new ListBucketsCommand({ Prefix: 'ours-', ContinuationToken: paged.ContinuationToken }));
  expect(rest.Buckets?.map(({ Name }) => Name)).toEqual(['ours-two']);
  expect(rest.ContinuationToken).toBeUndefined();
});

test('ListBuckets returns only the buckets of bucket-region, or of all regions without this parameter', async () => {
  expect(namesIn(await list('bucket-region=eu-west-1', 'eu-west-1'))).toEqual(['abroad']);
  expect(namesIn(await list('bucket-region=US-EAST-1'))).toEqual(['ours-one', 'ours-three', 'ours-two']);
  expect(namesIn(await list('', 'eu-west-1'))).toHaveLength(4);
});

test('an empty continuation token is ignored, and the answer contains the prefix even if it is empty', async () => {
  const text = await list('continuation-token=&prefix=&max-buckets=1');
  expect(text).toContain('<BucketArn>arn:aws:s3:::abroad</BucketArn>');
  expect(text).toMatch(/<Prefix><\/Prefix><ContinuationToken>[^<]+</);
});

test('only the first value of a repeated parameter is used', async () => {
  expect(namesIn(await list('prefix=abroad&prefix=ours'))).toEqual(['abroad']);
});

test('the owner of buckets is the same for an access key and for temporary credentials', async () => {
  const { Owner } = await s3.send(new ListBucketsCommand({}));
  expect(Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
  expect((await listBuckets(world, await sessionOf(world, world.aws.adminKey))).Owner).toEqual(Owner);
});

/** Answers of S3 in us-east-1, which a public project recorded in September 2026. */
test.each([
  ['max-buckets=abc', 'Provided max-buckets not an integer or within integer range', 'max-buckets', 'abc'],
  ['max-buckets=%201', 'Provided max-buckets not an integer or within integer range', 'max-buckets', ' 1'],
  ['max-buckets=0', 'Argument max-buckets must be an integer between 1 and 10000', 'max-buckets', '0'],
  ['max-buckets=-01', 'Argument max-buckets must be an integer between 1 and 10000', 'max-buckets', '-1'],
  ['max-buckets=010001', 'Argument max-buckets must be an integer between 1 and 10000', 'max-buckets', '10001'],
  ['max-buckets=0&bucket-region=zz', 'Argument max-buckets must be an integer between 1 and 10000', 'max-buckets', '0'],
  ['bucket-region=zz', 'Argument value zz is not a valid AWS Region', 'bucket-region', undefined],
  ['bucket-region=', 'Argument value  is not a valid AWS Region', 'bucket-region', undefined],
  [
    'continuation-token=%00&bucket-region=zz',
    'Argument value zz is not a valid AWS Region',
    'bucket-region',
    undefined,
  ],
  [
    'bucket-region=eu-west-1',
    'Requests with bucket-region specified must be made to the corresponding regional endpoint',
    'bucket-region',
    undefined,
  ],
  ['continuation-token=%00', 'The continuation token provided is incorrect', 'continuation-token', undefined],
])('%s is refused: %s', async (query, message, name, value) => {
  const shown = value === undefined ? '' : `<ArgumentValue>${value}</ArgumentValue>`;
  const error = `<Code>InvalidArgument</Code><Message>${message}</Message><ArgumentName>${name}</ArgumentName>${shown}<Res`;
  expect(await list(query)).toContain(error);
});

test('a bad region is refused before the permission is checked, a bad token after it', async () => {
  await createUser(world, 'nobody');
  const client = world.clientsOf(await createKey(world, 'nobody')).s3;
  expect(await outcomeOf(client.send(new ListBucketsCommand({ BucketRegion: 'zz' })))).toBe('InvalidArgument');
  expect(await outcomeOf(client.send(new ListBucketsCommand({ ContinuationToken: 'zz' })))).toBe('AccessDenied');
});
