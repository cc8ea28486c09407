import { readFileSync } from 'node:fs';
import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { progressMessage } from '../../../src/slack/messages/progress.ts';
import { reminderMessage } from '../../../src/slack/messages/reminder.ts';
import { turnNoticeMessage } from '../../../src/slack/messages/turn-notice.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { RECEIPT } from '../sample-demos.ts';
import { idleOperations, openedDemo, startScene } from '../scene.ts';

const manifest = readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8');
const text = textOf('en');

/**
 * Starts a scene with a demo whose first message is saved. Then posts three messages of this demo and three of another
 * demo without saving their ids, as if Slack's answers to the posts had been lost.
 * @param mayLook whether the bot may search for messages
 */
async function startWithStrays(mayLook = true) {
  const without = { manifest: manifest.replace('- im:history', '') };
  const scene = await startScene(idleOperations(), mayLook ? {} : without);
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  const other = { ...demo, demoId: 'anotherdemo2' };
  const { channelId: channel = '', progressTs } = await scene.memory.read(demo.demoId);
  const { chat } = new WebClient(scene.slack.botToken, { slackApiUrl: scene.slack.apiUrl });
  const posts = async (which: typeof demo) => {
    const face = FACES.of(which);
    const contents = [
      progressMessage(which, face, text),
      turnNoticeMessage(which, face, text),
      reminderMessage(which, text, Date.now()),
    ];
    for (const { text: fallback, blocks } of contents) await chat.postMessage({ channel, text: fallback, blocks });
  };
  await posts(demo);
  await posts(other);
  const ended = { ...demo, version: 9, phase: 'ended' as const, receipt: RECEIPT };
  const count = async () => (await ana.messages('app-dm')).length;
  return { ...scene, ana, demo, ended, progressTs, count, [Symbol.asyncDispose]: scene[Symbol.asyncDispose] };
}

test('at the end of a demo its messages with unsaved ids are deleted, and messages of another demo are not', async () => {
  await using scene = await startWithStrays();
  expect(await scene.count()).toBe(7);
  await scene.side.messenger.showDemo(scene.ended);
  const messages = await scene.ana.messages('app-dm');
  expect(messages).toHaveLength(4);
  expect(messages[0]?.ts).toBe(scene.progressTs);
  expect(JSON.stringify(messages[0]?.blocks)).toContain('nothing is left in AWS');
});

test('while a demo runs, its messages with unsaved ids are not searched for', async () => {
  await using scene = await startWithStrays();
  await scene.side.messenger.showDemo({ ...scene.demo, version: 9 });
  expect(await scene.count()).toBe(7);
});

test('without the permission to search, messages with unsaved ids stay, and the receipt is shown', async () => {
  await using scene = await startWithStrays(false);
  await scene.side.messenger.showDemo(scene.ended);
  expect(await scene.count()).toBe(7);
  expect(JSON.stringify((await scene.ana.messages('app-dm'))[0]?.blocks)).toContain('nothing is left in AWS');
});
