import { CreateUserCommand, DeleteUserCommand, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  allowListBuckets,
  createDevice,
  createKey,
  createUser,
  enable,
  listBuckets,
  outcomeOf,
  putPolicy,
  refusalOf,
  startWorld,
  type World,
} from './support.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld({ propagationSeconds: 8 });
});
afterEach(() => world.aws.close());

test('IAM lists a new key at once; STS and S3 know it 8 s later', async () => {
  await createUser(world, 'ann');
  const keys = await createKey(world, 'ann');
  const { AccessKeyMetadata } = await world.iam.send(new ListAccessKeysCommand({ UserName: 'ann' }));
  expect(AccessKeyMetadata).toHaveLength(1);
  const whoAmI = () => world.clientsOf(keys).sts.send(new GetCallerIdentityCommand({}));
  world.pass(7.9);
  expect(await refusalOf(whoAmI())).toMatchObject({ code: 'InvalidClientTokenId', http: 403 });
  expect(await refusalOf(listBuckets(world, keys))).toMatchObject({ code: 'InvalidAccessKeyId', http: 403 });
  world.pass(0.1);
  expect(await outcomeOf(whoAmI())).toBe('Success');
});

test('until a policy has settled the older one counts', async () => {
  await createUser(world, 'ann');
  const keys = await createKey(world, 'ann');
  world.pass(8);
  await putPolicy(world, 'ann', allowListBuckets);
  expect(await outcomeOf(listBuckets(world, keys))).toBe('AccessDenied');
  world.pass(8);
  expect(await outcomeOf(listBuckets(world, keys))).toBe('Success');
  await putPolicy(world, 'ann', { ...allowListBuckets, Effect: 'Deny' });
  expect(await outcomeOf(listBuckets(world, keys))).toBe('Success');
  world.pass(8);
  expect(await outcomeOf(listBuckets(world, keys))).toBe('AccessDenied');
});

test('many changes in a row do not make the older policy be forgotten', async () => {
  await createUser(world, 'ann');
  const keys = await createKey(world, 'ann');
  await putPolicy(world, 'ann', allowListBuckets);
  world.pass(8);
  for (let change = 0; change < 15; change += 1) await putPolicy(world, 'ann', { ...allowListBuckets, Effect: 'Deny' });
  expect(await outcomeOf(listBuckets(world, keys))).toBe('Success');
  world.pass(8);
  expect(await outcomeOf(listBuckets(world, keys))).toBe('AccessDenied');
});

test('a user deleted and created again cannot be given a device at once', async () => {
  await createUser(world, 'ann');
  await world.iam.send(new DeleteUserCommand({ UserName: 'ann' }));
  await world.iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const device = await createDevice(world, 'ann');
  expect(await refusalOf(enable(world, 'ann', device))).toMatchObject({
    code: 'EntityTemporarilyUnmodifiable',
    http: 409,
  });
  world.pass(8);
  expect(await outcomeOf(enable(world, 'ann', device))).toBe('Success');
});
