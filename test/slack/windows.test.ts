import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { Demo } from '../../src/scenario/demo.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { AFTER, BEFORE, RECEIPT, WITH } from './sample-demos.ts';
import { idleOperations, openedDemo, startScene } from './scene.ts';

const { sessionToken, codes, modals, progress } = textOf('en');
const DENIED = { enrolledAt: 1, proofs: BEFORE };

/** Starts a scene in which Ana's window shows the two denied calls. The operations of the bot return `world.demo`. */
async function refused() {
  const world: { demo?: Demo; hasCodes?: boolean } = {};
  const operations = idleOperations({
    look: async () => world.demo,
    status: async () => (world.demo ? { kind: 'active', demo: world.demo } : { kind: 'none' }),
    submit: async (_, { onSaving }) => {
      if (world.demo) await onSaving?.(world.demo);
      world.hasCodes = true;
      return { kind: 'accepted', demo: world.demo! };
    },
  });
  const scene = await startScene(operations);
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'awaiting-enrollment');
  world.demo = demo;
  await ana.presses('enter-codes');
  await expect.poll(ana.modalText).toContain(codes.enrollment.title);
  await ana.entersInto({ 'first-code': '123456', 'second-code': '654321' });
  await expect.poll(ana.modalText).toContain(modals.checking.title);
  await expect.poll(() => world.hasCodes).toBe(true);
  world.demo = { ...demo, version: 5, stage: 'awaiting-session-code', state: { ...demo.state, ...DENIED } };
  await scene.side.messenger.showDemo(world.demo);
  return { ...scene, [Symbol.asyncDispose]: scene[Symbol.asyncDispose], ana, world };
}

test('the window with the two denied calls stays until the person continues, even if the demo is saved', async () => {
  await using scene = await refused();
  const { ana, side, world } = scene;
  expect(await ana.modalText()).toContain(sessionToken.window.refused);
  expect(await ana.modalText()).toContain(sessionToken.key['session without MFA']);
  await side.messenger.showDemo({ ...world.demo!, version: 6 });
  expect(await ana.modalText()).toContain(sessionToken.window.refused);
  expect(await ana.modalText()).not.toContain(codes.sessionCode.title);
  await ana.entersInto({});
  await expect.poll(ana.modalText).toContain(codes.sessionCode.title);
});

test('the form for the code is not replaced if the demo is saved while the code is typed', async () => {
  await using scene = await refused();
  const { ana, side, world, memory } = scene;
  await ana.entersInto({});
  await expect.poll(async () => (await memory.read(world.demo!.demoId)).waitingWindow).toContain('session-code');
  await side.messenger.showDemo({ ...world.demo!, version: 7, remindedAt: 1 });
  expect(await ana.modalText()).toContain(codes.sessionCode.title);
  expect(await ana.modalText()).not.toContain(sessionToken.window.refused);
});

test('a person who clicks Continue after the end of the demo reads that the demo is over', async () => {
  await using scene = await refused();
  scene.world.demo = { ...scene.world.demo!, version: 8, phase: 'ended', receipt: RECEIPT };
  await scene.ana.entersInto({});
  await expect.poll(scene.ana.modalText).toContain('This demo is over');
});

test('a progress message that was deleted in Slack is posted again', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'awaiting-enrollment');
  const { channelId: channel = '', progressTs: ts = '' } = await scene.memory.read(demo.demoId);
  await new WebClient(scene.slack.botToken, { slackApiUrl: scene.slack.apiUrl }).chat.delete({ channel, ts });
  for (const version of [2, 3]) await scene.side.messenger.showDemo({ ...demo, version });
  const shown = (await ana.messages('app-dm')).filter(({ text }) => text.startsWith(progress.title));
  expect(shown.map((message) => message.ts)).toEqual([(await scene.memory.read(demo.demoId)).progressTs]);
  expect(scene.lines.filter((line) => line.includes('could not be delivered'))).toEqual([]);
});

test('a progress message that was posted again right before a crash is found, and not posted a third time', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'awaiting-enrollment');
  const { channelId: channel = '', progressTs: ts = '' } = await scene.memory.read(demo.demoId);
  const { chat } = new WebClient(scene.slack.botToken, { slackApiUrl: scene.slack.apiUrl });
  await chat.delete({ channel, ts });
  const killed = new Promise<never>(() => undefined);
  const forgets = { ...scene.memory, replace: async () => killed };
  void scene.anotherSide(forgets).messenger.showDemo({ ...demo, version: 2 });
  const progressMessages = async () =>
    (await ana.messages('app-dm')).filter(({ text }) => text.startsWith(progress.title)).map((message) => message.ts);
  await expect.poll(progressMessages).toHaveLength(1);
  await scene.side.messenger.showDemo({ ...demo, version: 3 });
  expect(await progressMessages()).toEqual([(await scene.memory.read(demo.demoId)).progressTs]);
});

test('a person who has closed the window is notified when their codes are refused', async () => {
  await using scene = await refused();
  const { ana, side, world } = scene;
  const calls = async () => (await ana.messages('app-dm')).filter(({ text }) => text.includes('It is your turn'));
  expect(await calls(), 'no message while the window is open').toEqual([]);
  await ana.closes((await ana.topModal())?.viewId ?? '');
  const again = { ...world.demo!, version: 9, refusalCount: 1, lastRefusal: 'session-code-wrong-or-used' };
  await side.messenger.showDemo(again);
  expect(await calls()).toHaveLength(1);
  await side.messenger.showDemo({ ...again, version: 10 });
  expect(await calls(), 'one message per turn').toHaveLength(1);
  await side.messenger.showDemo({ ...again, version: 11, phase: 'ended', receipt: RECEIPT });
  expect(await calls(), 'the message is deleted when the demo is over').toEqual([]);
});

test.each([
  [1, 'list 1 bucket:'],
  [10_000, 'and 9990 more'],
])('the list of an account with %i buckets can be opened', async (count, words) => {
  let demo: Demo | undefined;
  await using scene = await startScene(idleOperations({ look: async () => demo }));
  const ana = scene.person('Ana');
  const names = Array.from({ length: Math.min(count, 10) }, (_, index) => `bucket-${index}`);
  demo = await openedDemo(scene.side, ana, 'proved', { ...DENIED, buckets: { names, count } });
  await ana.chooses('show-buckets');
  await expect.poll(ana.modalText).toContain(words);
});

test('a demo in an account without buckets succeeds too, and has no list to open', async () => {
  let demo: Demo | undefined;
  await using scene = await startScene(idleOperations({ look: async () => demo }));
  const ana = scene.person('Ana');
  const proofs = [...BEFORE, WITH, ...AFTER];
  demo = await openedDemo(scene.side, ana, 'proved', { enrolledAt: 1, proofs, buckets: { names: [], count: 0 } });
  const shown = JSON.stringify(await ana.messages('app-dm'));
  expect(shown).toContain(sessionToken.worked);
  expect(shown).toContain('0 buckets');
  await expect(ana.chooses('show-buckets')).rejects.toThrow('no menu has show-buckets');
});
