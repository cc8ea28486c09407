import { CreateUserCommand, GetAccessKeyLastUsedCommand, GetUserCommand } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketLocationCommand,
  HeadBucketCommand,
  ListBucketsCommand,
} from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerTo, signed } from './raw-requests.ts';
import {
  allowListBuckets,
  createKey,
  createUser,
  outcomeOf,
  putPolicy,
  refusalOf,
  startWorld,
  type World,
} from './support.ts';

/** Every region of the partition is accepted. Users are the same everywhere; buckets belong to one region. */
let world: World;
beforeAll(async () => {
  world = await startWorld({ buckets: ['at-home'] });
});
afterAll(() => world.aws.close());

const clientsIn = (region: string, credentials = world.aws.adminKey) => world.clientsOf(credentials, { region });

const regions = ['us-east-1', 'eu-west-1', 'ap-northeast-1', 'me-central-1', 'sa-east-1'];

test.each(regions)("AWS's own clients work in %s", async (region) => {
  const { iam, sts, s3 } = clientsIn(region);
  expect((await sts.send(new GetCallerIdentityCommand())).Account).toBe('111122223333');
  const UserName = `made-in-${region}`;
  await iam.send(new CreateUserCommand({ UserName }));
  expect((await clientsIn('ca-west-1').iam.send(new GetUserCommand({ UserName }))).User?.UserName).toBe(UserName);

  const Bucket = `ours-in-${region}`;
  const isHome = region === 'us-east-1';
  const created = await s3.send(new CreateBucketCommand({ Bucket }));
  expect(created.Location).toBe(isHome ? `/${Bucket}` : `http://${Bucket}.s3.amazonaws.com/`);
  expect((await s3.send(new HeadBucketCommand({ Bucket }))).BucketRegion).toBe(region);
  const { LocationConstraint } = await clientsIn('us-west-2').s3.send(new GetBucketLocationCommand({ Bucket }));
  expect(LocationConstraint).toBe(isHome ? undefined : region);
  const { Buckets } = await s3.send(new ListBucketsCommand({ Prefix: Bucket }));
  expect(Buckets).toMatchObject([{ Name: Bucket, BucketRegion: region, BucketArn: `arn:aws:s3:::${Bucket}` }]);
  expect(await outcomeOf(s3.send(new CreateBucketCommand({ Bucket })))).toBe(
    isHome ? 'Success' : 'BucketAlreadyOwnedByYou',
  );
  await s3.send(new DeleteBucketCommand({ Bucket }));
});

test('a call for a bucket is refused in another region, and clients find the region of the bucket', async () => {
  const { s3 } = clientsIn('eu-west-1');
  expect(await refusalOf(s3.send(new DeleteBucketCommand({ Bucket: 'at-home' })))).toMatchObject({
    code: 'PermanentRedirect',
    http: 301,
  });
  const request = signed(world, 's3', '', { method: 'HEAD', target: '/at-home', scope: { region: 'eu-west-1' } });
  const response = await world.aws.fetch(new Request(`${world.aws.url}/at-home`, request));
  expect([response.status, response.headers.get('x-amz-bucket-region')]).toEqual([301, 'us-east-1']);
  const follower = world.clientsOf(world.aws.adminKey, { region: 'eu-west-1', followRegionRedirects: true }).s3;
  expect((await follower.send(new HeadBucketCommand({ Bucket: 'at-home' }))).BucketRegion).toBe('us-east-1');
});

test.each([
  ['eu-west-1', 'eu-west-1', 'Success'],
  ['eu-west-1', 'EU', 'Success'],
  ['eu-west-1', undefined, 'IllegalLocationConstraintException'],
  ['eu-west-1', 'eu-west-2', 'IllegalLocationConstraintException'],
  ['eu-west-1', 'us-east-1', 'InvalidLocationConstraint'],
  ['eu-west-1', 'eu-west-9', 'InvalidLocationConstraint'],
  ['us-east-1', 'eu-west-1', 'Success'],
  ['us-east-1', 'us-east-1', 'InvalidLocationConstraint'],
  ['us-east-1', 'cn-north-1', 'InvalidLocationConstraint'],
])('in %s, CreateBucket with the constraint %s: %s', async (region, constraint, outcome) => {
  const body = constraint
    ? `<CreateBucketConfiguration><LocationConstraint>${constraint}</LocationConstraint></CreateBucketConfiguration>`
    : '';
  const target = `/constrained-${region}-${constraint?.toLowerCase()}`;
  const request = signed(world, 's3', body, { method: 'PUT', target, scope: { region } });
  const [, code] = await answerTo(world, target, request);
  expect(code).toBe(outcome === 'Success' ? 'none' : outcome);
});

test('aws:RequestedRegion and the last use of a key have the region of the call, or us-east-1 for IAM', async () => {
  await createUser(world, 'traveller');
  const keys = await createKey(world, 'traveller');
  const here = { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } };
  await putPolicy(world, 'traveller', [
    { ...allowListBuckets, ...here },
    { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*', ...here },
  ]);
  const list = (region: string) => outcomeOf(clientsIn(region, keys).s3.send(new ListBucketsCommand({})));
  const lastUse = async () => {
    const command = new GetAccessKeyLastUsedCommand({ AccessKeyId: keys.accessKeyId });
    return (await world.iam.send(command)).AccessKeyLastUsed?.Region;
  };
  expect(await list('eu-west-2')).toBe('AccessDenied');
  expect(await list('eu-west-1')).toBe('Success');
  expect(await lastUse()).toBe('eu-west-1');
  expect(await outcomeOf(clientsIn('eu-west-1', keys).iam.send(new GetUserCommand({})))).toBe('AccessDenied');
  expect(await lastUse()).toBe('us-east-1');
});
