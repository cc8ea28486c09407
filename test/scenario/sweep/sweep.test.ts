import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { deviceNameOf, POLICY_NAME, tagsOf, userNameOf } from '../../../src/scenario/naming.ts';
import { listBucketsWithMfa } from '../../../src/scenario/session-token/policy.ts';
import { seedDevices, seedUsers } from '../../support/seed-aws.ts';
import { MINUTE_MS, PATH, startScene } from './sweep-scene.ts';

const TOO_OLD_MS = 11 * MINUTE_MS;

test('a sweep removes the resources that a killed bot has left, and the second sweep finds none', async () => {
  const scene = await startScene();
  const killed = await scene.startBot();
  const demoId = await killed.preparedDemo();
  await killed.stop();
  scene.records.clear();
  scene.pass(TOO_OLD_MS);

  const bot = await scene.startBot();
  expect(await bot.sweep()).toEqual({ woken: 0, orphans: 1, failed: 0 });
  expect(scene.isClean()).toBe(true);
  expect(bot.receipts).toMatchObject([{ demoId, left: [] }]);
  expect(bot.receipts[0]?.removed.map(({ kind }) => kind)).toEqual([
    'inline-policy',
    'access-key',
    'virtual-mfa-device',
    'user',
  ]);
  expect(await bot.sweep()).toEqual({ woken: 0, orphans: 0, failed: 0 });
  expect(bot.receipts).toHaveLength(1);
});

test('a sweep removes twenty demos without records, and none of 120 users of other tools', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  await seedUsers(
    scene.embedded,
    Array.from({ length: 120 }, (_, n) => ({ userName: `staff-${n}`, path: n % 2 ? '/staff/' : '/mfa-demo/' })),
  );
  const strangers = scene.embedded.view().users;
  await seedUsers(
    scene.embedded,
    Array.from({ length: 20 }, (_, n) => forgottenDemo(`old${String(n).padStart(9, '0')}`)),
  );
  expect(await bot.sweep()).toEqual({ woken: 0, orphans: 20, failed: 0 });
  expect(scene.isClean()).toBe(true);
  expect(scene.embedded.view().users).toEqual(strangers);
});

/** Returns the resources that a bot has created in AWS for a demo, up to the QR code. */
function forgottenDemo(demoId: string) {
  const demo = { demoId, deadlineAt: Date.now() };
  const [userName, tags] = [userNameOf(demo), tagsOf(demo, 'test')];
  return {
    userName,
    path: PATH,
    tags,
    inlinePolicies: { [POLICY_NAME]: listBucketsWithMfa(demo.deadlineAt) },
    accessKeys: [{}],
    mfaDevices: [{ deviceName: deviceNameOf(demo), path: PATH, tags, isEnabled: false as const }],
  };
}

test('resources do not count as orphans in their first ten minutes', async () => {
  const scene = await startScene();
  const killed = await scene.startBot();
  await killed.preparedDemo();
  await killed.stop();
  scene.records.clear();
  const bot = await scene.startBot();
  scene.pass(9 * MINUTE_MS);
  expect(await bot.sweep()).toMatchObject({ orphans: 0 });
  expect(scene.userNames()).toHaveLength(2);
  scene.pass(2 * MINUTE_MS);
  expect(await bot.sweep()).toMatchObject({ orphans: 1 });
  expect(scene.isClean()).toBe(true);
});

test('a sweep removes devices that were never enabled, and none of the 125 devices (two pages) of other tools', async () => {
  const scene = await startScene();
  await seedDevices(scene.embedded, 125);
  const bot = await scene.startBot();
  // One device has our tags, and the other has none: only the path decides.
  const Tags = [{ Key: 'mfa-demo:deadline', Value: new Date(Date.now() + 40 * MINUTE_MS).toISOString() }];
  await scene.admin.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'mfa-demo-zzz000000001', Path: PATH, Tags }),
  );
  await scene.admin.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'zzz', Path: PATH }));
  scene.pass(21 * MINUTE_MS);
  expect(await bot.sweep()).toEqual({ woken: 0, orphans: 2, failed: 0 });
  expect(scene.isClean()).toBe(true);
  expect(scene.serials()).toHaveLength(125);
});

test('a sweep changes nothing of a running demo, and its participant gets no new message', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  const demoId = await bot.preparedDemo();
  const before = scene.embedded.view().users;
  await expect.poll(() => bot.shown.at(-1)?.finishedSteps).toContain('await-access-key');
  const newest = bot.shown.at(-1)?.version;
  scene.pass(15 * MINUTE_MS);
  expect(await bot.sweep()).toEqual({ woken: 0, orphans: 0, failed: 0 });
  expect(scene.embedded.view().users).toEqual(before);
  expect(bot.shown.at(-1)?.version, 'nothing new is shown').toBe(newest);
  expect(await bot.store.load(demoId)).toMatchObject({ stage: 'awaiting-enrollment' });
});

test('a sweep keeps the resources of a demo whose record appears between the listing and the reading of the records', async () => {
  const scene = await startScene();
  const other = await scene.startBot();
  const demoId = await other.preparedDemo();
  await other.stop();
  const remembered = new Map(scene.records);
  scene.records.clear();
  scene.pass(TOO_OLD_MS);
  const bot = await scene.startBot();
  const { aws, store } = bot.parts;
  const listing = aws.findOurs;
  const lateRecord = async (path: string) => {
    const found = await listing(path);
    for (const [key, value] of remembered) scene.records.set(key, value);
    return found;
  };
  Object.assign(aws, { findOurs: lateRecord });
  expect(await bot.sweep()).toMatchObject({ orphans: 0 });
  expect(await store.load(demoId)).toMatchObject({ stage: 'awaiting-enrollment' });
  expect(scene.userNames()).toContain(`mfa-demo-${demoId}`);
});

test('a sweep keeps the resources of other installations, the resources at longer paths, and the users of people', async () => {
  const scene = await startScene();
  const neighbour = await scene.startBot({ installation: 'test-two' });
  await neighbour.preparedDemo('U2');
  await neighbour.stop();
  for (const [UserName, Path] of [
    ['below', `${PATH}below/`],
    ['mfa-demo-abc000000077', '/staff/'],
    ['upper', '/MFA-DEMO/test/'],
  ] as const) {
    await scene.admin.send(new CreateUserCommand({ UserName, Path }));
    await scene.admin.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName, Path }));
  }
  const users = scene.embedded.view().users;
  const serials = scene.serials();
  scene.records.clear();
  scene.pass(300 * MINUTE_MS);
  const bot = await scene.startBot();
  expect(await bot.sweep()).toEqual({ woken: 0, orphans: 0, failed: 0 });
  expect(scene.embedded.view().users).toEqual(users);
  expect(scene.serials()).toEqual(serials);
});

test('an orphan in a group is reported with the reason, and the other orphans are removed', async () => {
  const scene = await startScene();
  const killed = await scene.startBot();
  const grouped = await killed.preparedDemo('U1');
  const other = await killed.preparedDemo('U2');
  await killed.stop();
  scene.records.clear();
  await scene.admin.send(new CreateGroupCommand({ GroupName: 'auditors' }));
  await scene.admin.send(new AddUserToGroupCommand({ GroupName: 'auditors', UserName: `mfa-demo-${grouped}` }));
  scene.pass(TOO_OLD_MS);
  const bot = await scene.startBot();
  expect(await bot.sweep()).toEqual({ woken: 0, orphans: 2, failed: 1 });
  const receiptOf = (demoId: string) => bot.receipts.find((receipt) => receipt.demoId === demoId);
  expect(receiptOf(grouped)?.failure).toContain('member of auditors');
  expect(receiptOf(grouped)?.left).toContainEqual({ kind: 'group-membership', name: 'auditors' });
  expect(receiptOf(other)).toMatchObject({ left: [], failure: undefined });
  const user = scene.embedded.view().users.find(({ userName }) => userName === `mfa-demo-${grouped}`);
  expect(user).toMatchObject({ accessKeys: [], inlinePolicies: [] });
});

test('no resource is an orphan while the records cannot be reached', async () => {
  const scene = await startScene();
  const killed = await scene.startBot();
  await killed.preparedDemo();
  scene.pass(TOO_OLD_MS);
  const { UpstreamError } = await import('../../../src/errors.ts');
  const unreachable = async () => {
    throw new UpstreamError('redis', 'ECONNREFUSED', 'Redis is away.');
  };
  const bot = await scene.startBot({ store: { load: unreachable } });
  await expect(bot.sweep()).rejects.toThrow('Redis is away');
  expect(scene.isClean()).toBe(false);
});

test('the resources and the record of a demo are removed after its deadline if the record cannot be read', async () => {
  const scene = await startScene();
  const killed = await scene.startBot();
  const demoId = await killed.preparedDemo();
  await killed.stop();
  const key = [...scene.records.keys()].find((each) => each.endsWith(demoId)) ?? '';
  scene.records.set(key, '{"schemaVersion":99}');
  const [begunAt, forgotten] = [Date.now(), [] as string[]];
  const unreadable = {
    listUnreadable: async () =>
      [demoId, 'xyz000000001']
        .filter((id) => !forgotten.includes(id))
        .map((id) => ({ demoId: id, createdAt: begunAt })),
    forgetUnreadable: async (id: string) => forgotten.push(id) > 0,
  };
  const listActive = async () => [];
  const bot = await scene.startBot({ unreadable, store: { listActive } });
  scene.pass(TOO_OLD_MS);
  expect(await bot.sweep()).toMatchObject({ orphans: 0 });
  expect(forgotten).toEqual([]);
  scene.pass(40 * MINUTE_MS);
  expect(await bot.sweep()).toEqual({ woken: 0, orphans: 1, failed: 0 });
  expect(scene.isClean()).toBe(true);
  await expect.poll(() => forgotten).toEqual([demoId]);
  // The other demo has nothing in AWS. When it is older than any demo can be, its record is deleted too.
  scene.pass(100 * MINUTE_MS);
  await bot.sweep();
  await expect.poll(() => forgotten).toEqual([demoId, 'xyz000000001']);
});

test('a cleanup removes the orphans that the admin chose, and no active demo', async () => {
  const scene = await startScene();
  const killed = await scene.startBot();
  const [first, second] = [await killed.preparedDemo('U1'), await killed.preparedDemo('U2')];
  await killed.stop();
  scene.records.clear();
  scene.pass(TOO_OLD_MS);
  const bot = await scene.startBot();
  const { createOrphanRemover } = await import('../../../src/scenario/sweep/orphan-remover.ts');
  const { orphanParts } = await import('../../../src/scenario/sweep/sweep.ts');
  const remover = createOrphanRemover(orphanParts(bot.parts));
  const found = await remover.find();
  expect(found.map(({ demoId, reason }) => [demoId, reason])).toEqual([
    [first, 'no-record'],
    [second, 'no-record'],
  ]);
  expect(found[0]?.since).toBeLessThanOrEqual(Date.now() - TOO_OLD_MS);
  const living = await bot.startDemo('U3');
  const receipts = await remover.remove([first, living, 'nobody']);
  expect(receipts).toMatchObject([{ demoId: first, left: [] }]);
  expect(scene.userNames()).not.toContain(`mfa-demo-${first}`);
  expect(scene.userNames()).toContain(`mfa-demo-${second}`);
  await bot.demoIn(living, 'awaiting-enrollment');
});
