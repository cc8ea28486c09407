import { CreateUserCommand, CreateVirtualMFADeviceCommand, IAMClient } from '@aws-sdk/client-iam';
import { expect, onTestFinished, test } from 'vitest';
import { seedUsers } from '../support/seed-aws.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { confirms, ourUsers, startsAndScans } from './moves.ts';

const OURS = '/mfa-demo/sandbox/';
/** Long enough: resources older than ten minutes count as leftovers. */
const TWENTY_MINUTES_MS = 20 * 60_000;

/**
 * Users and devices of others, more than AWS lists on one page. Some names sort before our names and some after, so
 * that no page has only our resources.
 */
const USERS = range(120).map((n) => ({ userName: `${n % 2 ? 'a' : 'z'}-staff-${n}`, path: n % 3 ? '/staff/' : '/' }));
const DEVICES = range(250).map((n) => unused(`${n % 5 ? 'a' : 'z'}-tool-${n}`, n % 2 ? '/' : '/another-tool/'));
/**
 * Resources with names like ours, in paths of other installations, above our path and below it. None of them is ours.
 */
const LOOKALIKES = ['/mfa-demo/another/', '/mfa-demo/', '/mfa-demo/sandbox-two/', '/mfa-demo/sandbox/below/', '/'].map(
  (path, n) => ({ path, name: `mfa-demo-theirs12345${n}` }),
);

function unused(deviceName: string, path: string) {
  return { deviceName, path, isEnabled: false } as const;
}

/** Starts a world whose AWS account has many resources that do not belong to the bot. */
async function withStrangers(options: Parameters<typeof startTestWorld>[0] = {}) {
  const world = await startTestWorld(options);
  const { url: endpoint, region, adminKey: credentials } = world.aws;
  const admin = new IAMClient({ endpoint, region, credentials });
  onTestFinished(async () => {
    admin.destroy();
    await world[Symbol.asyncDispose]();
  });
  await seedUsers(world.aws, [
    // `seedUsers` creates devices only together with users, so each user gets some. No device is enabled.
    ...USERS.map((user, n) => ({ ...user, mfaDevices: DEVICES.filter((_, m) => m % USERS.length === n) })),
    ...LOOKALIKES.map(({ path, name }) => ({ userName: name, path, mfaDevices: [unused(name, path)] })),
  ]);
  const before = accountOf(world);
  expect(before.users).toHaveLength(1 + USERS.length + LOOKALIKES.length);
  expect(before.devices).toHaveLength(DEVICES.length + LOOKALIKES.length);
  return { world, admin, before };
}

/** Returns all users and devices of the account, sorted. */
function accountOf(world: TestWorld) {
  const { users, mfaDevices } = world.aws.view();
  return {
    users: users.toSorted((a, b) => a.userName.localeCompare(b.userName)),
    devices: mfaDevices.toSorted((a, b) => a.serialNumber.localeCompare(b.serialNumber)),
  };
}

function callsOf(world: TestWorld, operation: string): number {
  return world.aws.view().calls.filter((call) => call.operation === operation).length;
}

const leftover = { UserName: 'mfa-demo-forgotten12', VirtualMFADeviceName: 'mfa-demo-forgotten12', Path: OURS };

async function forgetSomething(admin: IAMClient): Promise<void> {
  await admin.send(new CreateUserCommand(leftover));
  await admin.send(new CreateVirtualMFADeviceCommand(leftover));
}

test('a sweep finds our resources although the lists of AWS have many pages, and changes no other resources', async () => {
  const { world, admin, before } = await withStrangers({ sweeps: {} });
  await forgetSomething(admin);
  world.pass(TWENTY_MINUTES_MS);
  await expect.poll(() => world.logText()).toMatch(/forgotten12.*an orphan was removed/);
  await expect.poll(() => world.logText()).toMatch(/"orphans":1,"failed":0.*sweep finished/);
  expect(callsOf(world, 'ListVirtualMFADevices'), 'all three pages were read').toBeGreaterThanOrEqual(3);
  expect(accountOf(world)).toEqual(before);
}, 60_000);

test('a teardown and a cleanup remove only our resources, and change no others', async () => {
  const { world, admin, before } = await withStrangers();
  await forgetSomething(admin);
  world.pass(TWENTY_MINUTES_MS);
  const [ana, yuki, max] = [await world.person('Ana'), await world.person('Yuki'), await world.person('Max')];
  await Promise.all([startsAndScans(ana), startsAndScans(yuki)]);
  expect(ourUsers(world).filter(({ path }) => path === OURS)).toHaveLength(3);
  const calls = callsOf(world, 'ListVirtualMFADevices');
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  expect(callsOf(world, 'ListVirtualMFADevices') - calls, 'all three pages were read').toBeGreaterThanOrEqual(3);

  await max.types('/mfa-demo cleanup');
  await max.sees('1 demo is running, 1 leftover is in AWS.');
  expect(max.text()).not.toMatch(/theirs|staff|tool/);
  await max.clicks('Remove all (2) …');
  await confirms(max);
  await max.sees('Cleaned up: 1 demo and 1 leftover in AWS. Nothing is left.');
  expect(max.text()).not.toMatch(/theirs|staff|tool/);
  expect(accountOf(world)).toEqual(before);
}, 60_000);

function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n);
}
