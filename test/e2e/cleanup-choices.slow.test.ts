import { expect, test } from 'vitest';
import { appDm, messageText } from '../../sandbox/person/read-screen.ts';
import { openAwsDoor } from '../support/aws-door.ts';
import { startBot } from '../support/bot.ts';
import { startServices } from '../support/services.ts';
import { startTestWorld } from '../support/world.ts';
import { modalBlocks, optionOf, receipt, WAITS, withRunningDemo } from './cleanup-scene.ts';
import { confirms, opensCleanup, ourUsers, startsAndScans } from './moves.ts';

test('a cleanup removes only the ticked entries, and an admin has to tick at least one', async () => {
  await using world = await startTestWorld();
  const [ana, yuki] = [await withRunningDemo(world, 'Ana'), await withRunningDemo(world, 'Yuki')];
  const max = await world.person('Max');
  await opensCleanup(max);
  await max.submits('');
  await max.sees('Choose at least one');
  await max.submits(optionOf(max, ana));
  await max.sees('This removes 1 demo:');
  expect(modalBlocks(max)).toContain(`<@${ana.userId}>`);
  expect(modalBlocks(max)).not.toContain(`<@${yuki.userId}>`);
  await confirms(max);
  expect(await receipt(max)).toContain('Cleaned up: 1 demo. Nothing is left.');
  expect(ourUsers(world)).toHaveLength(1);
  expect(yuki.text()).not.toContain('管理者がデモを終了し');
});

test('an admin finds one of two demos by its participant, ticks it, and ends only this demo', async () => {
  await using world = await startTestWorld();
  const [ana, yuki] = [await withRunningDemo(world, 'Ana'), await withRunningDemo(world, 'Yuki')];
  const max = await world.person('Max');
  await opensCleanup(max);
  await max.sees(`<@${yuki.userId}> · ${WAITS}`);
  await max.ticks(`<@${yuki.userId}>`);
  await max.submits();
  await max.sees('This removes 1 demo:');
  await confirms(max);
  expect(await receipt(max)).toContain('Cleaned up: 1 demo. Nothing is left.');
  await yuki.sees('管理者がデモを終了し');
  expect(ourUsers(world)).toHaveLength(1);
  expect(ana.text()).not.toContain('an admin');
});

test('if a demo ends between preview and confirmation, the receipt says so, and no message says that an admin ended it', async () => {
  await using world = await startTestWorld();
  const ana = await withRunningDemo(world, 'Ana');
  const max = await world.person('Max');
  await opensCleanup(max);
  await max.submits(optionOf(max, ana));
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  await confirms(max);
  expect(await receipt(max)).toContain('had already ended');
  expect(ana.text()).not.toContain('an admin');
});

test('an admin who closes the window during a cleanup reads the receipt in the direct message', async () => {
  const { aws, slack, person, idOf } = await startServices();
  const door = await openAwsDoor(aws);
  await startBot(aws, slack, { AWS_ENDPOINT_URL: door.url, ADMIN_USER_IDS: idOf('Max') });
  const [ana, max] = [await person('Ana'), await person('Max')];
  await startsAndScans(ana);
  await opensCleanup(max);
  await max.clicks('Remove all (1) …');
  const removal = door.hold('DeleteUser');
  await confirms(max);
  await max.closesModal();
  removal.release();
  await max.sees('Cleaned up: 1 demo. Nothing is left.');
  const { messages } = appDm(max.screen());
  expect(messages.map(messageText), 'one message, updated in place').toEqual([expect.stringContaining('Cleaned up:')]);
  await ana.sees('An admin ended this demo');
  expect(aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin']);
  expect(aws.view().mfaDevices).toEqual([]);
});
