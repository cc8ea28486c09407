import {
  CreateUserCommand,
  DeleteUserCommand,
  GetAccessKeyLastUsedCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  ListAccessKeysCommand,
  ListUsersCommand,
  ListUserTagsCommand,
  ListVirtualMFADevicesCommand,
  PutUserPolicyCommand,
  paginateListUsers,
  paginateListVirtualMFADevices,
  TagUserCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedDevices } from '../../support/seed-aws.ts';
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

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

test('a user has an ARN with its path; GetUser shows its tags, ListUsers does not', async () => {
  const Tags = [{ Key: 'mfa-demo:demo', Value: 'Größe / 1' }];
  const created = await world.iam.send(new CreateUserCommand({ UserName: 'ann', Path: '/mfa-demo/a/', Tags }));
  expect(created.User?.Arn).toBe('arn:aws:iam::111122223333:user/mfa-demo/a/ann');
  const { User } = await world.iam.send(new GetUserCommand({ UserName: 'ann' }));
  expect(User).toMatchObject({ UserName: 'ann', Path: '/mfa-demo/a/', Tags });
  const { Users } = await world.iam.send(new ListUsersCommand({ PathPrefix: '/mfa-demo/a/' }));
  expect(Users).toHaveLength(1);
  expect(Users?.[0]?.Tags).toBeUndefined();
});

test('user names are unique in the account without regard to path and case', async () => {
  await createUser(world, 'Unique');
  const again = world.iam.send(new CreateUserCommand({ UserName: 'unique', Path: '/elsewhere/' }));
  expect(await refusalOf(again)).toMatchObject({ code: 'EntityAlreadyExists', http: 409 });
  expect(await outcomeOf(world.iam.send(new GetUserCommand({ UserName: 'unique' })))).toBe('Success');
});

test('an empty list of tags adds no tag', async () => {
  await world.iam.send(new CreateUserCommand({ UserName: 'plain', Tags: [] }));
  const { Tags } = await world.iam.send(new ListUserTagsCommand({ UserName: 'plain' }));
  expect(Tags).toEqual([]);
});

test('tags are added, replaced and listed; a call with the same key twice is refused', async () => {
  await createUser(world, 'tagged');
  await world.iam.send(new TagUserCommand({ UserName: 'tagged', Tags: [{ Key: 'a', Value: '1' }] }));
  await world.iam.send(new TagUserCommand({ UserName: 'tagged', Tags: [{ Key: 'a', Value: '2' }] }));
  const { Tags } = await world.iam.send(new ListUserTagsCommand({ UserName: 'tagged' }));
  expect(Tags).toEqual([{ Key: 'a', Value: '2' }]);
  const twice = [
    { Key: 'b', Value: '1' },
    { Key: 'B', Value: '2' },
  ];
  expect(await outcomeOf(world.iam.send(new TagUserCommand({ UserName: 'tagged', Tags: twice })))).toBe('InvalidInput');
});

test('a user has two access keys at most', async () => {
  await createUser(world, 'keys');
  await createKey(world, 'keys');
  const second = await createKey(world, 'keys');
  expect(await refusalOf(createKey(world, 'keys'))).toEqual({
    code: 'LimitExceeded',
    http: 409,
    message: 'Cannot exceed quota for AccessKeysPerUser: 2',
  });
  const { AccessKeyMetadata } = await world.iam.send(new ListAccessKeysCommand({ UserName: 'keys' }));
  expect(AccessKeyMetadata?.map((key) => key.AccessKeyId)).toContain(second.accessKeyId);
});

test('IAM shows when and where a key was used last', async () => {
  await createUser(world, 'used');
  const key = await createKey(world, 'used');
  const lastUse = () => world.iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: key.accessKeyId }));
  expect(await lastUse()).toMatchObject({
    UserName: 'used',
    AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' },
  });
  await world.clientsOf(key).sts.send(new GetCallerIdentityCommand({}));
  expect((await lastUse()).AccessKeyLastUsed).toEqual({
    LastUsedDate: new Date(world.now()),
    ServiceName: 'sts',
    Region: 'us-east-1',
  });
  const unknown = new GetAccessKeyLastUsedCommand({ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' });
  expect(await refusalOf(world.iam.send(unknown))).toMatchObject({ code: 'AccessDenied', http: 403 });
});

test('an inactive key is refused, and works again when activated', async () => {
  await createUser(world, 'switched');
  const key = await createKey(world, 'switched');
  const who = () => outcomeOf(world.clientsOf(key).sts.send(new GetCallerIdentityCommand({})));
  const set = (Status: 'Active' | 'Inactive') =>
    world.iam.send(new UpdateAccessKeyCommand({ UserName: 'switched', AccessKeyId: key.accessKeyId, Status }));
  await set('Inactive');
  expect(await who()).toBe('InvalidClientTokenId');
  await set('Active');
  expect(await who()).toBe('Success');
});

test('an inline policy is returned as it was sent; all inline policies of a user have at most 2,048 characters together', async () => {
  await createUser(world, 'policies');
  await putPolicy(world, 'policies', { ...allowListBuckets, Sid: 'Buckets' });
  const policy = { UserName: 'policies', PolicyName: 'demo' };
  const { PolicyDocument } = await world.iam.send(new GetUserPolicyCommand(policy));
  expect(JSON.parse(decodeURIComponent(PolicyDocument ?? ''))).toEqual({
    Version: '2012-10-17',
    Statement: { ...allowListBuckets, Sid: 'Buckets' },
  });
  const long = { ...allowListBuckets, Resource: Array.from({ length: 90 }, (_, n) => `arn:aws:s3:::bucket-${n}`) };
  expect(await outcomeOf(putPolicy(world, 'policies', long))).toBe('LimitExceeded');
  const airy = JSON.stringify({ Version: '2012-10-17', Statement: allowListBuckets }).replace(
    '{',
    `{${' '.repeat(2000)}`,
  );
  const put = { UserName: 'policies', PolicyName: 'airy', PolicyDocument: airy };
  expect(await outcomeOf(world.iam.send(new PutUserPolicyCommand(put)))).toBe('Success');
  const malformed = putPolicy(world, 'policies', { ...allowListBuckets, Condition: { Odd: { a: 'b' } } });
  expect(await refusalOf(malformed)).toMatchObject({ code: 'MalformedPolicyDocument', http: 400 });
});

test('users are listed in pages; if a user is deleted between two pages, all others are still listed', async () => {
  await Promise.all(Array.from({ length: 7 }, (_, n) => createUser(world, `paged-${n}`, '/paged/')));
  const seen: string[] = [];
  for await (const page of paginateListUsers({ client: world.iam, pageSize: 3 }, { PathPrefix: '/paged/' })) {
    for (const user of page.Users ?? []) {
      seen.push(user.UserName ?? '');
      await world.iam.send(new DeleteUserCommand({ UserName: user.UserName }));
    }
  }
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => `paged-${n}`));
});

test('devices are listed a hundred at a time, without tags', async () => {
  await seedDevices(world.aws, 101, { a: 'b' });
  const first = await world.iam.send(new ListVirtualMFADevicesCommand({}));
  expect(first).toMatchObject({ IsTruncated: true });
  expect(first.VirtualMFADevices).toHaveLength(100);
  expect(first.VirtualMFADevices?.every((device) => device.Tags === undefined)).toBe(true);
  let count = 0;
  for await (const page of paginateListVirtualMFADevices({ client: world.iam }, {}))
    count += page.VirtualMFADevices?.length ?? 0;
  expect(count).toBe(101);
});

test('a marker that IAM did not issue is refused', async () => {
  expect(await outcomeOf(world.iam.send(new ListUsersCommand({ Marker: 'bm9uc2Vuc2U=' })))).toBe('ValidationError');
});
