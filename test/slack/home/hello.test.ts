import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { setSwitches } from '../../../sandbox/slack/person/client.ts';
import { ACTIONS } from '../../../src/slack/ids.ts';
import { directMessageOf } from '../../../src/slack/listeners/hello/direct-message.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { demoOf, idleOperations, type Player, startScene } from '../scene.ts';

const WORDS = 'hello, my password is zanzibar';
const { home, commands, sessionToken } = textOf('en');

const answers = async (player: Player) =>
  (await player.messages('app-dm')).filter(({ isFromApp }) => isFromApp).map(({ text }) => text);

test('a person who writes hello gets an answer with a button that starts a demo, and no second answer in the same minute', async () => {
  let starts = 0;
  const operations = idleOperations();
  await using scene = await startScene({
    ...operations,
    start: (...started) => {
      starts += 1;
      return operations.start(...started);
    },
  });
  const ana = scene.person('Ana');
  await ana.typesIn('app-dm', WORDS);
  await expect.poll(() => answers(ana)).toEqual([home.hello]);
  await ana.typesIn('app-dm', 'Are you there?');
  await ana.presses(ACTIONS.startAgain);
  await expect.poll(() => starts).toBe(1);
  await scene.side.stop();
  expect((await answers(ana)).filter((text) => text === home.hello)).toHaveLength(1);
  expect(scene.lines.join('')).not.toContain('zanzibar');
});

test('while a demo runs, the answer says where the demo is and has the button for the next action', async () => {
  await using scene = await startScene(
    idleOperations({
      status: async () => ({ kind: 'active', demo: demoOf(scene.person('Ana'), 'awaiting-enrollment') }),
    }),
  );
  const ana = scene.person('Ana');
  await ana.typesIn('app-dm', WORDS);
  await expect.poll(() => answers(ana)).toEqual([home.helloAgain(sessionToken.where['awaiting-enrollment'])]);
  expect(JSON.stringify(await ana.messages('app-dm'))).toContain(ACTIONS.enterCodes);
});

test('the answer uses the language of the person, and a guest reads who may start', async () => {
  await using scene = await startScene(idleOperations());
  const [yuki, gus] = [scene.person('Yuki'), scene.person('Gus')];
  await Promise.all([yuki.typesIn('app-dm', 'こんにちは'), gus.typesIn('app-dm', 'hello')]);
  await expect.poll(() => answers(yuki)).toEqual([textOf('ja').home.hello]);
  await expect.poll(() => answers(gus)).toEqual([textOf('en').access.guest]);
});

test('an event that Slack delivers twice is answered once', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  await setSwitches(scene.slack.url, { deliverTwice: true });
  await ana.typesIn('app-dm', 'hello');
  await expect.poll(() => answers(ana)).toEqual([home.hello]);
  await scene.side.stop();
  expect(await answers(ana)).toEqual([home.hello]);
});

test('if the workspace has declined the optional scope, the bot gets no messages and answers only commands', async () => {
  const manifest = readFileSync('manifest.yml', 'utf8').replaceAll('      - im:history\n', '');
  await using scene = await startScene(idleOperations(), { manifest });
  const ana = scene.person('Ana');
  await ana.typesIn('app-dm', 'hello');
  await ana.typesIn('app-dm', '/mfa-demo status');
  await expect.poll(() => answers(ana)).toEqual([commands.noDemo]);
});

const plain = { type: 'message', channel_type: 'im', channel: 'D1', user: 'U1', text: 'hello', ts: '1.2' };

test.each([
  ['a plain message', plain, true],
  ['a file with a comment', { ...plain, subtype: 'file_share', files: [{}] }, true],
  ['a file without a word', { ...plain, subtype: 'file_share', text: '', files: [{}] }, false],
  ['a message with only spaces', { ...plain, text: ' \n' }, false],
  ['a message without text', { ...plain, text: undefined }, false],
  ['a message of a bot', { ...plain, bot_id: 'B1' }, false],
  ['an older kind of bot message', { ...plain, subtype: 'bot_message' }, false],
  ['an edit', { ...plain, subtype: 'message_changed', message: plain, hidden: true }, false],
  ['a deletion', { ...plain, subtype: 'message_deleted', hidden: true }, false],
  ['a reply in a thread', { ...plain, thread_ts: '1.1' }, false],
  ['a message in a channel', { ...plain, channel_type: 'channel' }, false],
  ['a message in a group', { ...plain, channel_type: 'mpim' }, false],
  ['a message without a user', { ...plain, user: undefined }, false],
  ['a payload that is not an event', null, false],
])('%s (%o) gets an answer: %s', (_what, event, isAnswered) => {
  expect(directMessageOf(event)).toEqual(isAnswered ? { channelId: 'D1' } : undefined);
});
