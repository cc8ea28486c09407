import { expect, test } from 'vitest';
import { screenText } from '../../sandbox/person/read-screen.ts';
import { startTestWorld } from '../support/world.ts';
import { expectNothingLeft, ourUsers, startsAndScans } from './moves.ts';

test('a command in a channel shows nothing to others in the channel', async () => {
  await using world = await startTestWorld();
  const [ana, max] = [await world.person('Ana'), await world.person('Max')];
  const channel = ana.screen().conversations.find(({ kind }) => kind === 'channel');
  if (!channel) throw new Error('there is no channel');
  await startsAndScans(ana, channel.channelId);
  await ana.types('/mfa-demo status', channel.channelId);
  await ana.types('/mfa-demo stop', channel.channelId);
  await ana.sees('0 left');
  expect(screenText(await max.client.screen())).toBe('');
});

test('a guest is refused politely', async () => {
  await using world = await startTestWorld();
  const gus = await world.person('Gus');
  await gus.types('/mfa-demo start');
  await gus.sees('Demos are for members');
  expect(ourUsers(world)).toEqual([]);
});

test('a Japanese participant reads Japanese', async () => {
  await using world = await startTestWorld();
  const yuki = await world.person('Yuki');
  await yuki.types('/mfa-demo start');
  await yuki.scansTheQr();
  expect(yuki.text()).toMatch(/認証アプリ/);
  await yuki.types('/mfa-demo stop');
  await yuki.sees('AWS に何も残っていません');
  expectNothingLeft(world);
});

test('a command without a word shows help, and the answer to an unknown word quotes the word', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo');
  await ana.sees('See what multi-factor authentication (MFA) does in AWS, in two minutes.');
  await ana.types('/mfa-demo frobnicate');
  await ana.sees('There is no command `frobnicate`.');
  await ana.types('/mfa-demo status');
  await ana.sees('You have no demo at the moment');
  await ana.types('/mfa-demo stop');
  await ana.sees('You have no demo to stop.');
});
