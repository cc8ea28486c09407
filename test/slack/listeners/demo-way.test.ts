import { expect, test } from 'vitest';
import type { ScreenMessage } from '../../../sandbox/slack/person/types.ts';
import type { Operations } from '../../../src/scenario/participant/operations.ts';
import { sampleDemo } from '../sample-demos.ts';
import { demoOf, idleOperations, openedDemo, type Player, startScene } from '../scene.ts';

async function sceneWith(operations: Partial<Operations>) {
  const scene = await startScene(idleOperations(operations));
  return { ...scene, ana: scene.person('Ana'), [Symbol.asyncDispose]: scene[Symbol.asyncDispose] };
}

async function answersIn(person: Player, where: 'channel' | 'app-dm'): Promise<readonly ScreenMessage[]> {
  return (await person.messages(where)).filter(({ isEphemeral }) => isEphemeral);
}

/** Returns the URL of the button in the newest answer. */
async function linkIn(person: Player, where: 'channel' | 'app-dm'): Promise<string | undefined> {
  return /"url":"([^"]+)"/.exec(JSON.stringify((await answersIn(person, where)).at(-1) ?? ''))?.[1];
}

test.each([
  ['status', 'Ends automatically at'],
  ['start', 'You already have a demo.'],
  ['stop', 'I am cleaning up your demo.'],
])('the answer to %s in a channel has a button to the progress message in the direct message', async (word, told) => {
  let demo = sampleDemo('proving');
  await using scene = await sceneWith({
    status: async () => ({ kind: 'active', demo }),
    start: async () => ({ kind: 'already-active', demo }),
    stop: async () => ({ kind: 'stopping', demo }),
  });
  demo = await openedDemo(scene.side, scene.ana, 'proving');
  const { channelId, progressTs = '' } = await scene.memory.read(demo.demoId);
  await scene.ana.typesIn('channel', `/mfa-demo ${word}`);
  await expect
    .poll(() => linkIn(scene.ana, 'channel'))
    .toBe(`${scene.slack.url}/archives/${channelId}/p${progressTs.replace('.', '')}`);
  expect(JSON.stringify(await answersIn(scene.ana, 'channel'))).toContain(told);
  await scene.ana.presses('go-to-demo', 'channel');
  expect((await scene.ana.screen()).notices, 'the click was acknowledged').toEqual([]);
});

test('if Slack returns no URL, the answer names the bot instead', async () => {
  let demo = sampleDemo('proving');
  await using scene = await sceneWith({ status: async () => ({ kind: 'active', demo }) });
  demo = await openedDemo(scene.side, scene.ana, 'proving');
  scene.slack.orderFault({ method: 'chat.getPermalink', kind: 'rate-limited' });
  await scene.ana.typesIn('channel', '/mfa-demo status');
  const answer = async () => JSON.stringify(await answersIn(scene.ana, 'channel'));
  await expect.poll(answer).toMatch(/Your demo is in your direct message with <@\w+>\./);
  expect(await answer()).not.toContain('go-to-demo');
});

test('right after a start there is no message yet, so the button leads to the direct message', async () => {
  await using scene = await sceneWith({});
  await scene.ana.typesIn('channel', '/mfa-demo start');
  await expect
    .poll(() => linkIn(scene.ana, 'channel'))
    .toMatch(/^https:\/\/slack\.com\/app_redirect\?app=A0SANDBOX01&team=T0SANDBOX01$/);
});

test('in the direct message with the bot a start gets no answer, because the progress message follows there', async () => {
  const started: string[] = [];
  await using scene = await sceneWith({
    start: async (participant) => {
      started.push(participant.userId);
      return { kind: 'started', demo: sampleDemo('preparing', { participant }) };
    },
  });
  await scene.ana.typesIn('app-dm', '/mfa-demo start');
  await expect.poll(() => started).toHaveLength(1);
  // Answers come in the order of the commands, so an answer to start would be here now.
  await scene.ana.typesIn('app-dm', '/mfa-demo status');
  await expect.poll(async () => (await answersIn(scene.ana, 'app-dm')).map(({ text }) => text)).toHaveLength(1);
  expect((await answersIn(scene.ana, 'app-dm'))[0]?.text).toBe('You have no demo at the moment.');
});

test('a start gets an answer if the direct message is not known, and Slack is not asked again when it is known', async () => {
  const started: string[] = [];
  await using scene = await sceneWith({
    start: async (participant) => {
      started.push(participant.userId);
      return { kind: 'started', demo: sampleDemo('preparing', { participant }) };
    },
  });
  scene.slack.orderFault({ method: 'conversations.open', kind: 'rate-limited' });
  const texts = async () => (await answersIn(scene.ana, 'app-dm')).map(({ text }) => text);
  await scene.ana.typesIn('app-dm', '/mfa-demo start');
  await expect.poll(texts).toEqual([expect.stringContaining('Your demo is starting')]);

  await scene.side.qrPoster.openConversation(demoOf(scene.ana, 'preparing'));
  scene.slack.orderFault({ method: 'conversations.open', kind: 'rate-limited' });
  await scene.ana.typesIn('app-dm', '/mfa-demo start');
  await expect.poll(() => started).toHaveLength(2);
  await scene.ana.typesIn('app-dm', '/mfa-demo status');
  await expect.poll(texts).toHaveLength(2);
  expect((await texts())[1]).toBe('You have no demo at the moment.');
});

test('the answer that a demo is already running has a button that stops the demo after a question', async () => {
  let demo = sampleDemo('proving');
  const stopped: (string | undefined)[] = [];
  await using scene = await sceneWith({
    start: async () => ({ kind: 'already-active', demo }),
    stop: async (_, demoId) => {
      stopped.push(demoId);
      return { kind: 'stopping', demo };
    },
  });
  demo = await openedDemo(scene.side, scene.ana, 'proving');
  await scene.ana.typesIn('channel', '/mfa-demo start');
  const answers = async () => JSON.stringify(await answersIn(scene.ana, 'channel'));
  await expect.poll(answers).toContain('"text":"Stop the demo?"');
  await scene.ana.presses('stop', 'channel');
  await expect.poll(answers).toContain('I am cleaning up your demo.');
  expect(stopped).toEqual([demo.demoId]);
});

test('the answer to an old button says that the button is out of date, and has a button for the status', async () => {
  await using scene = await sceneWith({});
  await openedDemo(scene.side, scene.ana, 'awaiting-enrollment');
  await scene.ana.chooses('resend-qr');
  const answers = async () => JSON.stringify(await answersIn(scene.ana, 'app-dm'));
  await expect.poll(answers).toContain('This button is out of date.');
  await scene.ana.presses('status');
  await expect.poll(answers).toContain('You have no demo at the moment.');
});

test('the window of an old button says that the button is out of date, and has a button for the status', async () => {
  await using scene = await sceneWith({});
  await openedDemo(scene.side, scene.ana, 'awaiting-enrollment');
  await scene.ana.presses('enter-codes');
  await expect.poll(scene.ana.modalText).toContain('This button is out of date.');
  await scene.ana.presses('status', 'window');
  await expect.poll(scene.ana.modalText).toContain('You have no demo at the moment.');
  expect(await answersIn(scene.ana, 'app-dm')).toEqual([]);
});
