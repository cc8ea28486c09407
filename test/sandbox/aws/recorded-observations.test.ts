import {
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  ListVirtualMFADevicesCommand,
  ResyncMFADeviceCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createDevice,
  createKey,
  createParticipant,
  createUser,
  type Device,
  enable,
  type Keys,
  outcomeOf,
  putPolicy,
  refusalOf,
  sessionOf,
  startWorld,
  type World,
} from './support.ts';

/**
 * What real AWS answered: recordings of the IAM and STS APIs (us-east-1, 2026-09-11/12) in radkawar/stackd,
 * Apache-2.0, commit 9dc356f5, testdata/aws/iam and testdata/aws/sts. Each test names its recording.
 */
const INVALID_PAIR = {
  code: 'InvalidAuthenticationCode',
  http: 403,
  message: 'Authentication code for device is not valid.',
};
const INVALID_CODE = {
  code: 'AccessDenied',
  http: 403,
  message: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
};
const UNABLE_TO_VALIDATE = {
  code: 'AccessDenied',
  http: 403,
  message:
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
};
const NOT_OF_USER = { code: 'NoSuchEntity', http: 404, message: 'MFA Device invalid for user.' };

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.aws.close());

const buy = (keys: Keys, device: Device, steps: number) =>
  sessionOf(world, keys, { serialNumber: device.serialNumber, code: device.code(steps) });

const resync = (UserName: string, device: Device, steps: readonly [number, number]) =>
  world.iam.send(
    new ResyncMFADeviceCommand({
      UserName,
      SerialNumber: device.serialNumber,
      AuthenticationCode1: device.code(steps[0]),
      AuthenticationCode2: device.code(steps[1]),
    }),
  );

const deactivate = (UserName: string, device: Device) =>
  world.iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber: device.serialNumber }));

describe('mfa.json', () => {
  test('create, duplicate_create', async () => {
    const create = () => world.iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'd' }));
    const { VirtualMFADevice } = await create();
    expect(VirtualMFADevice?.SerialNumber).toBe('arn:aws:iam::111122223333:mfa/d');
    expect(new TextDecoder().decode(VirtualMFADevice?.Base32StringSeed)).toMatch(/^[A-Z2-7]{64}$/);
    expect([...(VirtualMFADevice?.QRCodePNG ?? [])].slice(1, 4)).toEqual([...Buffer.from('PNG')]);
    expect(await refusalOf(create())).toEqual({
      code: 'EntityAlreadyExists',
      http: 409,
      message: 'MFA device already exists.',
    });
  });

  test('enable_same_codes, enable_reversed_codes, enable, enable_duplicate, enable_other', async () => {
    await createUser(world, 'ann');
    await createUser(world, 'bob');
    const device = await createDevice(world, 'ann');
    expect(await refusalOf(enable(world, 'ann', device, [0, 0]))).toEqual(INVALID_PAIR);
    expect(await refusalOf(enable(world, 'ann', device, [0, -1]))).toEqual(INVALID_PAIR);
    await enable(world, 'ann', device, [-1, 0]);
    expect(await refusalOf(enable(world, 'ann', device, [1, 2]))).toEqual({
      code: 'EntityAlreadyExists',
      http: 409,
      message: 'MFA Device for user ann already exists.',
    });
    expect(await refusalOf(enable(world, 'bob', device, [1, 2]))).toEqual({
      code: 'EntityAlreadyExists',
      http: 409,
      message: 'MFA Device is already in use.',
    });
  });

  test('delete_assigned, delete_assigned_user', async () => {
    const { name, device } = await createParticipant(world, 'ann');
    const remove = new DeleteVirtualMFADeviceCommand({ SerialNumber: device.serialNumber });
    expect(await refusalOf(world.iam.send(remove))).toEqual({
      code: 'DeleteConflict',
      http: 409,
      message: 'MFA VirtualDevice in use. Must deactivate first.',
    });
    expect(await refusalOf(world.iam.send(new DeleteUserCommand({ UserName: name })))).toEqual({
      code: 'DeleteConflict',
      http: 409,
      message: 'Cannot delete entity, must remove tokens from principal first.',
    });
  });

  test("deactivate_* and resync_* of a device that is not this user's", async () => {
    const { device } = await createParticipant(world, 'ann');
    await createUser(world, 'bob');
    const unassigned = await createDevice(world, 'loose');
    expect(await refusalOf(deactivate('bob', unassigned))).toEqual(NOT_OF_USER);
    expect(await refusalOf(deactivate('bob', device))).toEqual(NOT_OF_USER);
    expect(await refusalOf(resync('bob', unassigned, [1, 2]))).toEqual(NOT_OF_USER);
    expect(await refusalOf(resync('bob', device, [1, 2]))).toEqual(NOT_OF_USER);
    await deactivate('ann', device);
    expect(await refusalOf(deactivate('ann', device))).toEqual(NOT_OF_USER);
  });

  test('reassign_other: a pair that is not newer than the last accepted one', async () => {
    const { device } = await createParticipant(world, 'ann');
    await createUser(world, 'bob');
    await deactivate('ann', device);
    expect(await refusalOf(enable(world, 'bob', device, [-1, 0]))).toEqual(INVALID_PAIR);
    await enable(world, 'bob', device, [1, 2]);
  });

  test('list_*: the owner of an assigned device, never seed, picture or tags', async () => {
    const { device } = await createParticipant(world, 'ann');
    const loose = await createDevice(world, 'loose');
    const list = async (AssignmentStatus?: 'Assigned' | 'Unassigned' | 'Any') =>
      (await world.iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus }))).VirtualMFADevices ?? [];
    const [assigned] = await list('Assigned');
    expect(assigned).toMatchObject({ SerialNumber: device.serialNumber, User: { UserName: 'ann' } });
    expect(Object.keys(assigned ?? {}).sort()).toEqual(['EnableDate', 'SerialNumber', 'User']);
    expect(await list('Unassigned')).toEqual([{ SerialNumber: loose.serialNumber }]);
    expect(await list()).toHaveLength(2);
  });
});

test.each([
  [-999, INVALID_PAIR.code],
  [-998, 'Success'],
  [1000, 'Success'],
  [1001, INVALID_PAIR.code],
])('mfa_pair_window.json: a fresh device and a pair %i steps off: %s', async (offset, outcome) => {
  await createUser(world, 'ann');
  const device = await createDevice(world, 'ann');
  expect(await outcomeOf(enable(world, 'ann', device, [offset - 1, offset]))).toBe(outcome);
});

test('mfa_reuse.json, resync_after_use_2: a pair that overlaps the last accepted one', async () => {
  const { device } = await createParticipant(world, 'ann');
  expect(await refusalOf(resync('ann', device, [0, 1]))).toEqual(INVALID_PAIR);
  await resync('ann', device, [1, 2]);
});

test('mfa_self_management.json: who has a device must use it to change their devices', async () => {
  const { name, keys, device } = await createParticipant(world, 'ann');
  await putPolicy(world, name, { Effect: 'Allow', Action: 'iam:*', Resource: '*' });
  const turnOff = new DeactivateMFADeviceCommand({ UserName: name, SerialNumber: device.serialNumber });
  expect(await refusalOf(world.clientsOf(keys).iam.send(turnOff))).toEqual({
    code: 'AccessDenied',
    http: 403,
    message:
      'To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.',
  });
  await world.clientsOf(await buy(keys, device, 1)).iam.send(turnOff);
});

describe('session codes', () => {
  test.each([-2, -1, 0, 1, 2])('mfa_verification.json: offset %i works, and once', async (offset) => {
    const { keys, device } = await createParticipant(world, 'ann');
    await buy(keys, device, offset);
    expect(await refusalOf(buy(keys, device, offset))).toEqual(INVALID_CODE);
  });

  test.each([-3, 3])('mfa_verification.json: offset %i does not', async (offset) => {
    const { keys, device } = await createParticipant(world, 'ann');
    expect(await refusalOf(buy(keys, device, offset))).toEqual(INVALID_CODE);
  });

  test('mfa_reuse.json, reuse_0..5: unused codes work in any order, used ones never again', async () => {
    const { keys, device } = await createParticipant(world, 'ann');
    const outcomes: string[] = [];
    for (const step of [0, 1, 0, 2, 1, 2]) outcomes.push(await outcomeOf(buy(keys, device, step)));
    expect(outcomes).toEqual(['Success', 'Success', 'AccessDenied', 'Success', 'AccessDenied', 'AccessDenied']);
  });

  test('mfa_rejection*.json: nine verifications in three minutes, then even the right code is not looked at', async () => {
    const { keys, device } = await createParticipant(world, 'ann');
    for (let attempt = 0; attempt < 9; attempt += 1) {
      expect(await refusalOf(buy(keys, device, 50))).toEqual(INVALID_CODE);
    }
    expect(await refusalOf(buy(keys, device, 1))).toEqual(UNABLE_TO_VALIDATE);
    world.pass(180);
    await buy(keys, device, 0);
  });

  test('a serial number of nobody, or of somebody else', async () => {
    const { keys } = await createParticipant(world, 'ann');
    const other = await createParticipant(world, 'bob');
    const nobody = { ...other.device, serialNumber: 'arn:aws:iam::111122223333:mfa/nobody' };
    expect(await refusalOf(buy(keys, other.device, 1))).toEqual(UNABLE_TO_VALIDATE);
    expect(await refusalOf(buy(keys, nobody, 1))).toEqual(UNABLE_TO_VALIDATE);
  });
});

describe('mfa_time.json, mfa_synchronization_codes.json: STS learns of a device later', () => {
  beforeEach(async () => {
    await world.aws.close();
    world = await startWorld({ propagationSeconds: 8 });
  });

  async function enrolled() {
    await createUser(world, 'ann');
    const keys = await createKey(world, 'ann');
    const device = await createDevice(world, 'ann');
    world.pass(20);
    await enable(world, 'ann', device);
    return { keys, enrollment: device.code(0), device };
  }

  test('0.7 to 7.5 s: unable to validate', async () => {
    const { keys, device } = await enrolled();
    world.pass(7);
    expect(await refusalOf(buy(keys, device, 1))).toEqual(UNABLE_TO_VALIDATE);
  });

  test('9 s: not the enrollment code; a fresh one', async () => {
    const { keys, device, enrollment } = await enrolled();
    world.pass(9);
    const { serialNumber } = device;
    expect(await refusalOf(sessionOf(world, keys, { serialNumber, code: enrollment }))).toEqual(INVALID_CODE);
    await buy(keys, device, 1);
  });

  test('20 s: both enrollment codes and the next one, in either order', async () => {
    const { keys, device } = await enrolled();
    const codes = [device.code(0), device.code(1), device.code(-1)];
    world.pass(20);
    for (const code of codes) await sessionOf(world, keys, { serialNumber: device.serialNumber, code });
  });
});
