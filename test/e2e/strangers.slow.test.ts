import { CreateUserCommand, CreateVirtualMFADeviceCommand, IAMClient } from '@aws-sdk/client-iam';
import { expect, onTestFinished, test } from 'vitest';
import { topModal } from '../../src/sandbox/person/read-screen.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { ourUsers } from './moves.ts';

const OURS = '/mfa-demo/sandbox/';
const AT_ONCE = 16;
/** Nothing younger than ten minutes is taken for a leftover. */
const TWENTY_MINUTES_MS = 20 * 60_000;

/** Names before and after ours in every order; ours are never on the first page alone. */
const USERS = range(120).map((n) => ({ UserName: `${n % 2 ? 'a' : 'z'}-staff-${n}`, Path: n % 3 ? '/staff/' : '/' }));
const DEVICES = range(250).map((n) => ({
  VirtualMFADeviceName: `${n % 5 ? 'a' : 'z'}-tool-${n}`,
  Path: n % 2 ? '/' : '/another-tool/',
}));
/** Another installation of this bot is a stranger too, and so is what only looks like ours. */
const LOOKALIKES = ['/mfa-demo/another/', '/mfa-demo/', '/mfa-demo/sandbox-two/', '/mfa-demo/sandbox/below/', '/'].map(
  (Path, n) => ({ Path, name: `mfa-demo-theirs12345${n}` }),
);

/** An account full of others. */
async function withStrangers(options: Parameters<typeof startTestWorld>[0] = {}) {
  const world = await startTestWorld(options);
  const { url: endpoint, region, adminKey: credentials } = world.aws;
  const admin = new IAMClient({ endpoint, region, credentials });
  onTestFinished(async () => {
    admin.destroy();
    await world[Symbol.asyncDispose]();
  });
  await makeStrangers(admin);
  const before = accountOf(world);
  expect(before.users).toHaveLength(1 + USERS.length + LOOKALIKES.length);
  expect(before.devices).toHaveLength(DEVICES.length + LOOKALIKES.length);
  return { world, admin, before };
}

async function makeStrangers(admin: IAMClient): Promise<void> {
  const makings = [
    ...USERS.map((user) => () => admin.send(new CreateUserCommand(user))),
    ...DEVICES.map((device) => () => admin.send(new CreateVirtualMFADeviceCommand(device))),
    ...LOOKALIKES.flatMap(({ Path, name }) => [
      () => admin.send(new CreateUserCommand({ Path, UserName: name })),
      () => admin.send(new CreateVirtualMFADeviceCommand({ Path, VirtualMFADeviceName: name })),
    ]),
  ];
  const makeNext = async (): Promise<void> => {
    for (let make = makings.pop(); make; make = makings.pop()) await make();
  };
  await Promise.all(range(AT_ONCE).map(makeNext));
}

/** Everything of everybody, in an order of its own. */
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

test('a sweep finds what is ours behind the pages, and touches nothing else', async () => {
  const { world, admin, before } = await withStrangers({ sweeps: {} });
  await forgetSomething(admin);
  world.pass(TWENTY_MINUTES_MS);
  await expect.poll(() => world.logText()).toMatch(/forgotten12.*an orphan was removed/);
  expect(callsOf(world, 'ListVirtualMFADevices'), 'all three pages were read').toBeGreaterThanOrEqual(3);
  expect(accountOf(world)).toEqual(before);
}, 60_000);

test('a teardown and a cleanup remove what is ours alone, and touch nothing else', async () => {
  const { world, admin, before } = await withStrangers();
  await forgetSomething(admin);
  world.pass(TWENTY_MINUTES_MS);
  const [ana, yuki, max] = [await world.person('Ana'), await world.person('Yuki'), await world.person('Max')];
  await Promise.all([ana.types('/mfa-demo start'), yuki.types('/mfa-demo start')]);
  await Promise.all([ana.scansTheQr(), yuki.scansTheQr()]);
  expect(ourUsers(world).filter(({ path }) => path === OURS)).toHaveLength(3);
  const calls = callsOf(world, 'ListVirtualMFADevices');
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  expect(callsOf(world, 'ListVirtualMFADevices') - calls, 'all three pages were read').toBeGreaterThanOrEqual(3);

  await max.types('/mfa-demo cleanup');
  await max.sees('Running demos: 1. Leftovers in AWS: 1.');
  expect(max.text()).not.toMatch(/theirs|staff|tool/);
  await max.clicks('All 2 …');
  const question = await max.until('the question', (screen) => {
    const top = topModal(screen);
    return top?.title === 'Really remove?' ? top : undefined;
  });
  await max.client.submits({ viewId: question.viewId, values: {} });
  await max.sees('Receipt: 2 removed, 0 left.');
  expect(max.text()).not.toMatch(/theirs|staff|tool/);
  expect(accountOf(world)).toEqual(before);
}, 60_000);

function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n);
}
