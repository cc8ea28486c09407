import { expect, test } from 'vitest';
import { messageText } from '../../sandbox/person/read-screen.ts';
import { startTestWorld } from '../support/world.ts';
import { ourUsers } from './moves.ts';

const GENERAL = 'C0SANDBOXG1';
const TRAINING = 'C0SANDBOXS1';

test('if demos are allowed in one channel only, the refusal of a start elsewhere names the channel, and a start in it works', async () => {
  await using world = await startTestWorld({ settings: { ALLOWED_CHANNEL_IDS: TRAINING } });
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo start');
  await ana.sees(`You can start a demo in <#${TRAINING}> only`);
  await ana.types('/mfa-demo start', GENERAL);
  await ana.until('both refusals', (screen) => {
    const all = screen.conversations.flatMap(({ messages }) => messages.map(messageText));
    return all.filter((text) => text.includes('You can start a demo in')).length === 2;
  });
  expect(ourUsers(world)).toEqual([]);

  await ana.types('/mfa-demo start', TRAINING);
  await ana.scansTheQr();
  expect(ourUsers(world)).toHaveLength(1);
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  // The button is in the direct message, so its click does not come from the allowed channel.
  await ana.clicks('Run it again');
  await ana.until('the third refusal', (screen) => {
    const all = screen.conversations.flatMap(({ messages }) => messages.map(messageText));
    return all.filter((text) => text.includes('You can start a demo in')).length === 3;
  });
  expect(ourUsers(world)).toEqual([]);
});

test('if only some people may start, other people read a friendly reason, and nothing is created for them', async () => {
  await using world = await startTestWorld({ settings: { ALLOWED_USER_IDS: 'U0SANDBOXM1' } });
  const [ana, yuki, max] = [await world.person('Ana'), await world.person('Yuki'), await world.person('Max')];
  await ana.types('/mfa-demo start');
  await ana.sees('You do not have access to the demo yet.');
  await yuki.types('/mfa-demo start');
  await yuki.sees('現在の権限ではデモを開始できません。');
  expect(ourUsers(world)).toEqual([]);
  await max.types('/mfa-demo start');
  await max.scansTheQr();
});

test('if as many demos run as allowed, another person can start one only after one has ended, and nobody gets a second demo', async () => {
  await using world = await startTestWorld({ settings: { MAX_ACTIVE_DEMOS: '1' } });
  const [ana, yuki] = [await world.person('Ana'), await world.person('Yuki')];
  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  await yuki.types('/mfa-demo start');
  await yuki.sees('現在 1 人がデモを利用中のため');
  expect(ourUsers(world)).toHaveLength(1);
  await ana.types('/mfa-demo start');
  await ana.sees('You already have a demo.');

  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  await yuki.types('/mfa-demo start');
  await yuki.scansTheQr();
  expect(ourUsers(world)).toHaveLength(1);
});

test('of several starts at the same moment, no more succeed than demos are allowed', async () => {
  await using world = await startTestWorld({ settings: { MAX_ACTIVE_DEMOS: '2' } });
  const people = [await world.person('Ana'), await world.person('Yuki'), await world.person('Max')];
  await Promise.all(people.map((person) => person.types('/mfa-demo start')));
  const refused = /2 people are trying this right now|現在 2 人がデモを利用中/;
  await expect.poll(() => people.filter((person) => refused.test(person.text()))).toHaveLength(1);
  const inside = people.filter((person) => !refused.test(person.text()));
  await Promise.all(inside.map((person) => person.scansTheQr()));
  expect(ourUsers(world)).toHaveLength(2);
});

test('a person who starts, stops and starts again has to wait, and this does not delay the first start of another person', async () => {
  await using world = await startTestWorld({ settings: { MFA_DEMO_PAUSE_SECONDS: '60' } });
  const [ana, yuki] = [await world.person('Ana'), await world.person('Yuki')];
  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  await ana.types('/mfa-demo start');
  await ana.sees('You already have a demo.');
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  await ana.types('/mfa-demo start');
  await ana.sees('You started a demo a moment ago. You can start the next one in');
  expect(ourUsers(world)).toEqual([]);
  await yuki.types('/mfa-demo start');
  await yuki.scansTheQr();
  await yuki.types('/mfa-demo stop');
  await yuki.sees('AWS に何も残っていません');
  await yuki.types('/mfa-demo start');
  await yuki.sees('先ほどデモを開始したばかりです。');

  world.pass(61_000);
  await ana.clicks('Try again');
  await ana.scansTheQr();
});
