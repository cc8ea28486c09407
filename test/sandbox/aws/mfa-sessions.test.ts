import {
  DeactivateMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  ListUsersCommand,
  ResyncMFADeviceCommand,
} from '@aws-sdk/client-iam';
import { ListBucketsCommand, paginateListBuckets } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  allowListBuckets,
  createDevice,
  createParticipant,
  createUser,
  enable,
  keysOf,
  listBuckets,
  onlyWithMfa,
  outcomeOf,
  putPolicy,
  refusalOf,
  sessionOf,
  startWorld,
  type World,
} from './support.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.aws.close());

test('the whole demo: S3 denies the access key and temporary credentials without MFA, and allows those with MFA', async () => {
  const { name, arn, keys, device } = await createParticipant(world, 'ann');
  await putPolicy(world, name, onlyWithMfa);
  const refused = {
    code: 'AccessDenied',
    http: 403,
    message: `User: ${arn} is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
  };
  expect(await refusalOf(listBuckets(world, keys))).toEqual(refused);
  expect(await refusalOf(listBuckets(world, await sessionOf(world, keys)))).toEqual(refused);
  const session = await sessionOf(world, keys, { serialNumber: device.serialNumber, code: device.code(1) });
  const { Buckets } = await listBuckets(world, session);
  expect(Buckets).toHaveLength(12);
});

test('the error message names an explicit deny', async () => {
  const { name, keys } = await createParticipant(world, 'ann');
  await putPolicy(world, name, [allowListBuckets, { ...allowListBuckets, Effect: 'Deny' }]);
  const { message } = await refusalOf(listBuckets(world, keys));
  expect(message).toContain('with an explicit deny in an identity-based policy');
});

test('temporary credentials lose their permissions when the policy is deleted, and are invalid after the user is deleted', async () => {
  const { name, keys, device } = await createParticipant(world, 'ann');
  await putPolicy(world, name, onlyWithMfa);
  const { serialNumber } = device;
  const session = await sessionOf(world, keys, { serialNumber, code: device.code(1) });
  await world.iam.send(new DeleteUserPolicyCommand({ UserName: name, PolicyName: 'demo' }));
  expect(await outcomeOf(listBuckets(world, session))).toBe('AccessDenied');
  await world.iam.send(new DeactivateMFADeviceCommand({ UserName: name, SerialNumber: serialNumber }));
  await world.iam.send(new DeleteAccessKeyCommand({ UserName: name, AccessKeyId: keys.accessKeyId }));
  const whoAmI = () => outcomeOf(world.clientsOf(session).sts.send(new GetCallerIdentityCommand({})));
  expect(await whoAmI()).toBe('Success');
  await world.iam.send(new DeleteUserCommand({ UserName: name }));
  expect(await whoAmI()).toBe('InvalidClientTokenId');
  await createUser(world, name);
  expect(await whoAmI()).toBe('InvalidClientTokenId');
});

test('temporary credentials expire', async () => {
  const { keys } = await createParticipant(world, 'ann');
  const command = new GetSessionTokenCommand({ DurationSeconds: 900 });
  const { Credentials } = await world.clientsOf(keys).sts.send(command);
  expect(Credentials?.Expiration?.getTime()).toBe(world.now() + 900_000);
  const session = keysOf(Credentials);
  world.pass(899);
  expect(await outcomeOf(world.clientsOf(session).sts.send(new GetCallerIdentityCommand({})))).toBe('Success');
  world.pass(1);
  const asked = world.clientsOf(session).sts.send(new GetCallerIdentityCommand({}));
  expect(await refusalOf(asked)).toMatchObject({ code: 'ExpiredToken', http: 403 });
  expect(await refusalOf(listBuckets(world, session))).toMatchObject({ code: 'ExpiredToken', http: 400 });
});

test('a policy can limit how long ago the code was entered', async () => {
  const { name, keys, device } = await createParticipant(world, 'ann');
  const young = { NumericLessThan: { 'aws:MultiFactorAuthAge': '60' } };
  await putPolicy(world, name, { ...allowListBuckets, Condition: young });
  const session = await sessionOf(world, keys, { serialNumber: device.serialNumber, code: device.code(1) });
  expect(await outcomeOf(listBuckets(world, session))).toBe('Success');
  world.pass(60);
  expect(await outcomeOf(listBuckets(world, session))).toBe('AccessDenied');
});

test('a policy with a time condition stops allowing at this time, without a call to IAM', async () => {
  const { name, keys } = await createParticipant(world, 'ann');
  const deadline = new Date(world.now() + 60_000).toISOString();
  await putPolicy(world, name, { ...allowListBuckets, Condition: { DateLessThan: { 'aws:CurrentTime': deadline } } });
  expect(await outcomeOf(listBuckets(world, keys))).toBe('Success');
  world.pass(60);
  expect(await outcomeOf(listBuckets(world, keys))).toBe('AccessDenied');
});

describe('GetSessionToken and its credentials', () => {
  test('temporary credentials cannot be used to request more temporary credentials', async () => {
    const { keys } = await createParticipant(world, 'ann');
    const again = sessionOf(world, await sessionOf(world, keys));
    expect(await refusalOf(again)).toEqual({
      code: 'AccessDenied',
      http: 403,
      message: 'Cannot call GetSessionToken with session credentials',
    });
  });

  test('serial number and code are required together', async () => {
    const { keys, device } = await createParticipant(world, 'ann');
    const { sts } = world.clientsOf(keys);
    for (const half of [{ SerialNumber: device.serialNumber }, { TokenCode: '123456' }]) {
      const { code, message } = await refusalOf(sts.send(new GetSessionTokenCommand(half)));
      expect(code).toBe('AccessDenied');
      expect(message).toContain('must provide both MFA serial number and one time pass code.');
    }
  });

  test('IAM accepts temporary credentials with MFA, and refuses those without', async () => {
    const { name, keys, device } = await createParticipant(world, 'ann');
    await putPolicy(world, name, { Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' });
    const listUsers = async (mfa?: { serialNumber: string; code: string }) =>
      outcomeOf(world.clientsOf(await sessionOf(world, keys, mfa)).iam.send(new ListUsersCommand({})));
    expect(await listUsers()).toBe('InvalidClientTokenId');
    expect(await listUsers({ serialNumber: device.serialNumber, code: device.code(1) })).toBe('Success');
  });

  test('a changed or missing session token is refused', async () => {
    const { keys } = await createParticipant(world, 'ann');
    const session = await sessionOf(world, keys);
    const tampered = {
      ...session,
      sessionToken: `${session.sessionToken?.startsWith('A') ? 'B' : 'A'}${session.sessionToken?.slice(1)}`,
    };
    const { sessionToken: _left, ...without } = session;
    expect(await refusalOf(listBuckets(world, tampered))).toMatchObject({ code: 'InvalidToken', http: 400 });
    expect(await refusalOf(listBuckets(world, without))).toMatchObject({ code: 'InvalidAccessKeyId', http: 403 });
    const whoAmI = (each: typeof without) =>
      outcomeOf(world.clientsOf(each).sts.send(new GetCallerIdentityCommand({})));
    expect(await whoAmI(tampered)).toBe('InvalidClientTokenId');
    expect(await whoAmI(without)).toBe('InvalidClientTokenId');
  });
});

test('one code sent three times at once gives credentials once', async () => {
  const { keys, device } = await createParticipant(world, 'ann');
  const mfa = { serialNumber: device.serialNumber, code: device.code(1) };
  const outcomes = await Promise.all([1, 2, 3].map(() => outcomeOf(sessionOf(world, keys, mfa))));
  expect(outcomes.sort()).toEqual(['AccessDenied', 'AccessDenied', 'Success']);
});

test('a user has at most eight devices', async () => {
  await createUser(world, 'ann');
  const devices = await Promise.all(Array.from({ length: 9 }, (_, n) => createDevice(world, `device-${n}`)));
  for (const device of devices.slice(0, 8)) await enable(world, 'ann', device);
  expect(await refusalOf(enable(world, 'ann', devices[8]!))).toEqual({
    code: 'LimitExceeded',
    http: 409,
    message: 'Cannot exceed quota for MFADevicesPerUser: 8',
  });
});

describe("the offset of a phone's clock", () => {
  test('is measured when the device is enabled, and STS expects codes with this offset', async () => {
    const { keys } = await createParticipant(world, 'ann');
    const slow = await createDevice(world, 'slow');
    await enable(world, 'ann', slow, [-21, -20]);
    const request = (steps: number) =>
      outcomeOf(sessionOf(world, keys, { serialNumber: slow.serialNumber, code: slow.code(steps) }));
    expect(await request(-19)).toBe('Success');
    expect(await request(0)).toBe('AccessDenied');
  });

  test('is measured again by ResyncMFADevice', async () => {
    const { name, keys, device } = await createParticipant(world, 'ann');
    const { serialNumber: SerialNumber } = device;
    await world.iam.send(
      new ResyncMFADeviceCommand({
        UserName: name,
        SerialNumber,
        AuthenticationCode1: device.code(40),
        AuthenticationCode2: device.code(41),
      }),
    );
    const request = (steps: number) =>
      outcomeOf(sessionOf(world, keys, { serialNumber: SerialNumber, code: device.code(steps) }));
    expect(await request(42)).toBe('Success');
    expect(await request(1)).toBe('AccessDenied');
  });
});

test('buckets can be listed in pages', async () => {
  const { s3 } = world.clientsOf(world.aws.adminKey);
  const pages: number[] = [];
  for await (const page of paginateListBuckets({ client: s3, pageSize: 5 }, {})) pages.push(page.Buckets?.length ?? 0);
  expect(pages).toEqual([5, 5, 2]);
  expect(await outcomeOf(s3.send(new ListBucketsCommand({ ContinuationToken: '!' })))).toBe('InvalidArgument');
});
