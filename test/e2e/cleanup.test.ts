import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  IAMClient,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { appDm, messageText, topModal } from '../../sandbox/person/read-screen.ts';
import { textOf as catalogOf } from '../../src/slack/text/catalog.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { modalBlocks, receipt, WAITS, withRunningDemo } from './cleanup-scene.ts';
import { confirms, expectNothingLeft, opensCleanup, ourUsers } from './moves.ts';

const MINUTE_MS = 60_000;

function accountAdmin(world: TestWorld): IAMClient {
  const { url: endpoint, region, adminKey: credentials } = world.aws;
  return new IAMClient({ endpoint, region, credentials });
}

test('an admin sees whose demos are running, ends all of them, and gets a receipt', async () => {
  await using world = await startTestWorld();
  const [ana, yuki] = [await withRunningDemo(world, 'Ana'), await withRunningDemo(world, 'Yuki')];
  const max = await world.person('Max');
  // The window rounds ages to minutes, so it shows the same age for the next 59 seconds.
  world.pass(31_000);
  await opensCleanup(max);
  await max.sees('2 demos are running, nothing is left over in AWS.');
  expect(modalBlocks(max)).toContain(`<@${ana.userId}> · ${WAITS}`);
  expect(modalBlocks(max)).toContain(`<@${yuki.userId}> · ${WAITS}`);
  expect(modalBlocks(max)).toMatch(/\b1 min old, ends in 29 min\b/);

  await max.clicks('Remove all (2) …');
  await max.sees('This removes everything: 2 demos.');
  expect(ourUsers(world), 'nothing is removed before the confirmation').toHaveLength(2);
  await confirms(max);
  const words = await receipt(max);
  expect(words).toContain('Cleaned up: 2 demos. Nothing is left.');
  expect(words.match(/cleaned up: .*IAM user; nothing is left/g)).toHaveLength(2);
  expectNothingLeft(world);
  await ana.sees('An admin ended this demo');
  await ana.sees('0 left');
  await yuki.sees('管理者がデモを終了し');
});

test('a member who is not an admin is refused politely and sees no data of other people, and help does not mention the cleanup', async () => {
  await using world = await startTestWorld();
  const yuki = await withRunningDemo(world, 'Yuki');
  const [ana, max] = [await world.person('Ana'), await world.person('Max')];
  await ana.types('/mfa-demo cleanup');
  await ana.sees('Only the admins of this bot can clean up for others.');
  await ana.types('/mfa-demo help');
  await ana.sees('See what multi-factor authentication (MFA) does in AWS');
  expect(ana.text()).not.toContain(yuki.userId);
  expect(ana.text()).not.toContain('/mfa-demo cleanup');
  expect(topModal(ana.screen())).toBeUndefined();
  expect(ourUsers(world)).toHaveLength(1);

  await max.types('/mfa-demo help');
  await max.sees('/mfa-demo cleanup');
});

test('nobody is an admin by default, and the answer to the cleanup says which setting names admins', async () => {
  await using world = await startTestWorld({ settings: { ADMIN_USER_IDS: '' } });
  const max = await world.person('Max');
  await max.types('/mfa-demo cleanup');
  await max.sees('`ADMIN_USER_IDS`');
  expect(topModal(max.screen())).toBeUndefined();
});

test('admins of the workspace may clean up if a setting allows it, and the window says if there is nothing to clean up', async () => {
  await using world = await startTestWorld({
    settings: { ADMIN_USER_IDS: '', WORKSPACE_ADMINS_MAY_CLEAN_UP: 'true' },
  });
  const [ana, max] = [await world.person('Ana'), await world.person('Max')];
  await max.types('/mfa-demo cleanup');
  await max.sees('There is nothing to clean up');
  await ana.types('/mfa-demo cleanup');
  await ana.sees('Only the admins of this bot can clean up for others.');
});

test('admins get one alert about a stuck demo, and a cleanup repeats its teardown', async () => {
  await using world = await startTestWorld();
  const ana = await withRunningDemo(world, 'Ana');
  const max = await world.person('Max');
  const admin = accountAdmin(world);
  const member = { UserName: ourUsers(world)[0]?.userName, GroupName: 'auditors' };
  await admin.send(new CreateGroupCommand({ GroupName: 'auditors' }));
  await admin.send(new AddUserToGroupCommand(member));
  await ana.types('/mfa-demo stop');
  await max.sees('is not cleaned up completely');

  await opensCleanup(max);
  expect(modalBlocks(max)).toContain(`<@${ana.userId}> · ${catalogOf('en').cleanup.phase.stuck}`);
  await max.clicks('Remove all (1) …');
  await confirms(max);
  const words = await receipt(max);
  expect(words).toContain('Cleaned up 0 of 1.');
  expect(words).toContain('auditors');
  await max.closesModal();

  await admin.send(new RemoveUserFromGroupCommand(member));
  await opensCleanup(max);
  await max.clicks('Remove all (1) …');
  await confirms(max);
  expect(await receipt(max)).toContain('Cleaned up: 1 demo. Nothing is left.');
  expectNothingLeft(world);
  const alerts = appDm(max.screen()).messages.filter((one) =>
    messageText(one).includes('is not cleaned up completely'),
  );
  expect(alerts).toHaveLength(1);
});

test('a cleanup also removes resources in AWS that belong to no demo, but no resources of another installation', async () => {
  await using world = await startTestWorld();
  const admin = accountAdmin(world);
  const [ours, others] = ['/mfa-demo/sandbox/', '/mfa-demo/another/'];
  await admin.send(new CreateUserCommand({ Path: ours, UserName: 'mfa-demo-forgotten12' }));
  await admin.send(new CreateVirtualMFADeviceCommand({ Path: ours, VirtualMFADeviceName: 'mfa-demo-forgotten12' }));
  await admin.send(new CreateUserCommand({ Path: others, UserName: 'mfa-demo-theirs123456' }));
  // Only resources older than ten minutes count as leftovers. The age in the window stays 20 minutes for 59 seconds.
  world.pass(19.5 * MINUTE_MS + 1000);

  const ana = await withRunningDemo(world, 'Ana');
  const max = await world.person('Max');
  await opensCleanup(max);
  await max.sees('1 demo is running, 1 leftover is in AWS.');
  expect(modalBlocks(max)).toContain('IAM user, virtual MFA device: no record of a demo');
  expect(modalBlocks(max)).toContain('20 min old · forgotten12');
  await max.submits('', 'forgotten12');
  await confirms(max);
  const words = await receipt(max);
  expect(words).toContain('Cleaned up: 1 leftover in AWS. Nothing is left.');
  expect(words).toContain('Leftover `forgotten12` · cleaned up: virtual MFA device, IAM user; nothing is left');
  const left = ourUsers(world).map(({ userName }) => userName);
  expect(left).toHaveLength(2);
  expect(left).toContain('mfa-demo-theirs123456');
  expect(left).not.toContain('mfa-demo-forgotten12');
  expect(ana.text()).not.toContain('an admin');
});
