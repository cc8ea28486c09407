import { DeleteBucketCommand, GetBucketLocationCommand, HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeInProcess, signers } from './sigv4-signers.ts';
import { outcomeOf, startWorld, type World } from './support.ts';

let world: World;
let s3: S3Client;
beforeAll(async () => {
  world = await startWorld({ buckets: ['ours-one'] });
  s3 = world.clientsOf(world.aws.adminKey).s3;
});
afterAll(() => world.aws.close());

const Bucket = 'ours-one';

test.each([
  ['111122223333', 'Success'],
  ['222222222222', 'AccessDenied'],
  ['0000', 'InvalidBucketOwnerAWSAccountID'],
])('a request that expects the owner %s: %s', async (ExpectedBucketOwner, outcome) => {
  const input = { Bucket, ExpectedBucketOwner };
  expect(await outcomeOf(s3.send(new GetBucketLocationCommand(input)))).toBe(outcome);
  expect((await outcomeOf(s3.send(new HeadBucketCommand(input)))) === 'Success').toBe(outcome === 'Success');
});

test('a bucket of another owner is not deleted', async () => {
  const remove = s3.send(new DeleteBucketCommand({ Bucket, ExpectedBucketOwner: '222222222222' }));
  expect(await outcomeOf(remove)).toBe('AccessDenied');
  expect(world.aws.view().buckets).toEqual([Bucket]);
});

test('a presigned URL carries the expected owner in its query', async () => {
  const of = async (owner: string) => {
    const query = `X-Amz-Expected-Bucket-Owner=${owner}&location`;
    const request = { service: 's3', method: 'GET', host: 'localhost', path: `/${Bucket}`, query } as const;
    const sign = signers['@smithy/signature-v4']!;
    const presigned = await sign(
      { ...request, headers: {}, body: '', isPresigned: true },
      world.aws.adminKey,
      world.now(),
    );
    return codeInProcess(world, 'localhost', presigned);
  };
  expect([await of('111122223333'), await of('222222222222')]).toEqual(['none', 'AccessDenied']);
});
