import {
  CreateVirtualMFADeviceCommand,
  DeleteVirtualMFADeviceCommand,
  GetAccountSummaryCommand,
  GetMFADeviceCommand,
  ListMFADeviceTagsCommand,
  ListVirtualMFADevicesCommand,
  type ListVirtualMFADevicesCommandInput,
  TagMFADeviceCommand,
  UntagMFADeviceCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import {
  createDevice,
  createKey,
  createParticipant,
  createUser,
  enable,
  outcomeOf,
  putPolicy,
  refusalOf,
  startWorld,
} from './support.ts';

test('devices can be listed by assignment; device names are unique in the account without regard to the path', async () => {
  const world = await startWorld();
  await createParticipant(world, 'ann');
  await createDevice(world, 'spare', '/drawer/');
  const list = async (input: ListVirtualMFADevicesCommandInput) =>
    (await world.iam.send(new ListVirtualMFADevicesCommand(input))).VirtualMFADevices?.map(
      (device) => device.SerialNumber?.split('/').at(-1) ?? '',
    );
  expect(await list({})).toEqual(['ann', 'spare']);
  expect(await list({ AssignmentStatus: 'Any' })).toEqual(['ann', 'spare']);
  expect(await list({ AssignmentStatus: 'Assigned' })).toEqual(['ann']);
  expect(await list({ AssignmentStatus: 'Unassigned' })).toEqual(['spare']);
  const again = new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'Spare', Path: '/' });
  expect(await refusalOf(world.iam.send(again))).toEqual({
    code: 'EntityAlreadyExists',
    http: 409,
    message: 'MFA device already exists.',
  });
  await world.aws.close();
});

test('tags of a device are set, replaced, listed and removed, and conditions can test them', async () => {
  const world = await startWorld();
  const { serialNumber: SerialNumber } = await createDevice(world, 'tagged');
  await createUser(world, 'keeper', '/');
  const keeper = world.clientsOf(await createKey(world, 'keeper')).iam;
  const Condition = { StringEquals: { 'aws:ResourceTag/team': 'red' } };
  await putPolicy(world, 'keeper', { Effect: 'Allow', Action: 'iam:DeleteVirtualMFADevice', Resource: '*', Condition });
  const remove = () => outcomeOf(keeper.send(new DeleteVirtualMFADeviceCommand({ SerialNumber })));
  expect(await remove()).toBe('AccessDenied');
  const tag = (Key: string, Value: string) =>
    world.iam.send(new TagMFADeviceCommand({ SerialNumber, Tags: [{ Key, Value }] }));
  await tag('team', 'blue');
  await tag('Team', 'red');
  await tag('other', '');
  await world.iam.send(new UntagMFADeviceCommand({ SerialNumber, TagKeys: ['other'] }));
  const { Tags } = await world.iam.send(new ListMFADeviceTagsCommand({ SerialNumber }));
  expect(Tags).toEqual([{ Key: 'Team', Value: 'red' }]);
  expect(await remove()).toBe('Success');
  expect(await outcomeOf(tag('team', 'red'))).toBe('NoSuchEntity');
  await world.aws.close();
});

test('a device has at most 50 tags', async () => {
  const world = await startWorld();
  const { serialNumber: SerialNumber } = await createDevice(world, 'tagged');
  const tags = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => ({ Key: `key-${from + n}`, Value: '' }));
  await world.iam.send(new TagMFADeviceCommand({ SerialNumber, Tags: tags(0, 50) }));
  const more = world.iam.send(new TagMFADeviceCommand({ SerialNumber, Tags: tags(50, 1) }));
  expect(await refusalOf(more)).toMatchObject({ code: 'LimitExceeded', http: 409 });
  await world.aws.close();
});

test('EnableMFADevice refuses the ninth device of a user', async () => {
  const world = await startWorld();
  await createUser(world, 'collector');
  for (let each = 1; each <= 8; each += 1) await enable(world, 'collector', await createDevice(world, `d-${each}`));
  const ninth = await createDevice(world, 'd-9');
  expect(await refusalOf(enable(world, 'collector', ninth))).toEqual({
    code: 'LimitExceeded',
    http: 409,
    message: 'Cannot exceed quota for MFADevicesPerUser: 8',
  });
  await world.aws.close();
});

test('GetMFADevice refuses a virtual device, because it is only for hardware keys', async () => {
  const world = await startWorld();
  const { serialNumber: SerialNumber } = await createDevice(world, 'virtual');
  // Answer of AWS, from get_virtual in testdata/aws/iam/mfa.json of https://github.com/radkawar/stackd.
  expect(await refusalOf(world.iam.send(new GetMFADeviceCommand({ SerialNumber })))).toEqual({
    code: 'ValidationError',
    http: 400,
    message:
      'The MFA device serial number sent in the request is invalid or not supported by this API. Currently, only hardware FIDO security keys are supported. Please use the compatible device or API.',
  });
  await world.aws.close();
});

test('the account summary has 34 entries, among them the numbers of resources and the quotas', async () => {
  const world = await startWorld();
  await createParticipant(world, 'ann');
  await createDevice(world, 'spare');
  const { SummaryMap } = await world.iam.send(new GetAccountSummaryCommand({}));
  expect(SummaryMap).toMatchObject({
    Users: 2,
    UsersQuota: 5000,
    MFADevices: 2,
    MFADevicesInUse: 1,
    Groups: 0,
    Roles: 0,
    Policies: 0,
    AccessKeysPerUserQuota: 2,
    SigningCertificatesPerUserQuota: 2,
    PolicySizeQuota: 6144,
    GlobalEndpointTokenVersion: 1,
  });
  expect(Object.keys(SummaryMap ?? {})).toHaveLength(34);
  await world.aws.close();
});
