import {
  AttachUserPolicyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  ListAccessKeysCommand,
  ListAttachedUserPoliciesCommand,
  ListUserPoliciesCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  allowListBuckets,
  createDevice,
  createKey,
  createUser,
  enable,
  type Keys,
  listBuckets,
  outcomeOf,
  putPolicy,
  refusalOf,
  startWorld,
  type World,
} from './support.ts';

const administratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess';

let world: World;
beforeEach(async () => {
  world = await startWorld({ propagationSeconds: 8 });
});
afterEach(() => world.aws.close());

test('IAM lists a new key at once; STS and S3 refuse it for 8 s, then STS accepts it', async () => {
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

test('a deleted or deactivated key works for some seconds more', async () => {
  await createUser(world, 'ann');
  const keys = await createKey(world, 'ann');
  const other = await createKey(world, 'ann');
  const key = { UserName: 'ann', AccessKeyId: keys.accessKeyId };
  world.pass(8);
  const works = (each: Keys) => outcomeOf(world.clientsOf(each).sts.send(new GetCallerIdentityCommand({})));
  const set = (Status: 'Active' | 'Inactive') =>
    world.iam.send(new UpdateAccessKeyCommand({ UserName: 'ann', AccessKeyId: other.accessKeyId, Status }));
  await world.iam.send(new DeleteAccessKeyCommand(key));
  await set('Inactive');
  const { AccessKeyMetadata } = await world.iam.send(new ListAccessKeysCommand({ UserName: 'ann' }));
  expect(AccessKeyMetadata).toMatchObject([{ AccessKeyId: other.accessKeyId, Status: 'Inactive' }]);
  expect(await outcomeOf(world.iam.send(new DeleteAccessKeyCommand(key)))).toBe('NoSuchEntity');
  world.pass(3.9);
  expect([await works(keys), await works(other)]).toEqual(['Success', 'Success']);
  world.pass(0.1);
  expect([await works(keys), await works(other)]).toEqual(['InvalidClientTokenId', 'InvalidClientTokenId']);
  await set('Active');
  world.pass(7.9);
  expect(await works(other)).toBe('InvalidClientTokenId');
  world.pass(0.1);
  expect([await works(keys), await works(other)]).toEqual(['InvalidClientTokenId', 'Success']);
});

test('a deleted policy is no longer listed, and applies for some seconds more', async () => {
  await createUser(world, 'ann');
  const keys = await createKey(world, 'ann');
  await putPolicy(world, 'ann', allowListBuckets);
  await world.iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: administratorAccess }));
  world.pass(8);
  await world.iam.send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'demo' }));
  await world.iam.send(new DetachUserPolicyCommand({ UserName: 'ann', PolicyArn: administratorAccess }));
  const { PolicyNames } = await world.iam.send(new ListUserPoliciesCommand({ UserName: 'ann' }));
  const attached = await world.iam.send(new ListAttachedUserPoliciesCommand({ UserName: 'ann' }));
  expect([PolicyNames, attached.AttachedPolicies]).toEqual([[], []]);
  world.pass(7.9);
  expect(await outcomeOf(listBuckets(world, keys))).toBe('Success');
  world.pass(0.1);
  expect(await outcomeOf(listBuckets(world, keys))).toBe('AccessDenied');
});

test('after a change of a policy, its older version applies until the propagation time has passed', async () => {
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

test('after many changes in a row, the version before them applies until the propagation time has passed', async () => {
  await createUser(world, 'ann');
  const keys = await createKey(world, 'ann');
  await putPolicy(world, 'ann', allowListBuckets);
  world.pass(8);
  for (let change = 0; change < 15; change += 1) await putPolicy(world, 'ann', { ...allowListBuckets, Effect: 'Deny' });
  expect(await outcomeOf(listBuckets(world, keys))).toBe('Success');
  world.pass(8);
  expect(await outcomeOf(listBuckets(world, keys))).toBe('AccessDenied');
});

test('for a user that was deleted and created again, no device can be enabled until the propagation time has passed', async () => {
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
