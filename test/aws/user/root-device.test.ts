import { CreateUserCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { runSweep } from '../../../src/commands/sweep.ts';
import { loadSweepConfig } from '../../../src/config.ts';
import { tagsOf } from '../../../src/scenario/naming.ts';
import { seedRootDevice } from '../../support/seed-aws.ts';
import { DEVICE, enroll, leftoversOf, PATH, startWorld, tearDown } from '../world.ts';

const ROOT_DEVICE = 'arn:aws:iam::111122223333:mfa/root-account-mfa-device';
const LONG_AGO = tagsOf({ demoId: 'abc123def456', deadlineAt: Date.now() - 86_400_000 }, 'test');

async function startAccountWithRootDevice() {
  const world = await startWorld();
  await seedRootDevice(world.embedded);
  const serialNumbers = () => world.embedded.view().mfaDevices.map(({ serialNumber }) => serialNumber);
  return { ...world, serialNumbers };
}

test('in an account whose root user has a virtual MFA device, a demo replaces its own, and the teardown keeps the root device', async () => {
  const { aws, serialNumbers } = await startAccountWithRootDevice();
  const { serialNumber } = await aws.issueMfaDevice(DEVICE);
  // The device exists now, as after an interrupted try. AWS shows its seed only once, so `enroll` replaces the device.
  await enroll(aws);
  expect(await aws.findOurs(PATH)).toHaveLength(2);
  expect(await leftoversOf(aws)).toContainEqual({ kind: 'virtual-mfa-device', name: serialNumber });
  await tearDown(aws);
  expect(await leftoversOf(aws)).toEqual([]);
  expect(serialNumbers()).toEqual([ROOT_DEVICE]);
});

test('in an account whose root user has a virtual MFA device, the command sweep removes leftovers and keeps the device', async () => {
  const { admin, aws, embedded, serialNumbers } = await startAccountWithRootDevice();
  await aws.issueMfaDevice({ ...DEVICE, tags: LONG_AGO });
  const Tags = Object.entries(LONG_AGO).map(([Key, Value]) => ({ Key, Value }));
  await admin.send(new CreateUserCommand({ UserName: DEVICE.deviceName, Path: PATH, Tags }));
  const said: string[] = [];
  const config = loadSweepConfig('test', embedded.env);
  expect(await runSweep(config, { dryRun: false, json: true }, (text) => said.push(text))).toBe(0);
  expect(JSON.parse(said.join(''))).toMatchObject({ receipts: [{ left: [] }], below: [] });
  expect(serialNumbers()).toEqual([ROOT_DEVICE]);
});
