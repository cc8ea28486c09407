import { readFileSync } from 'node:fs';
import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { setSwitches } from '../../../sandbox/slack/person/client.ts';
import { ConflictError, UpstreamError } from '../../../src/errors.ts';
import { type ConversationMemory, REMOVED } from '../../../src/scenario/ports/conversation-memory.ts';
import { Secret } from '../../../src/scenario/secret.ts';
import { latch } from '../../support/latch.ts';
import { RECEIPT } from '../sample-demos.ts';
import { demoOf, idleOperations, openedDemo, startScene } from '../scene.ts';

const withoutHistory = readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8').replace(
  '- im:history',
  '',
);
const uri = (seed: string) => new Secret(`otpauth://totp/AWS:demo?secret=${seed}&issuer=AWS`);

/**
 * A memory whose next call of `method` waits until the test lets it continue, like a bot that is suspended right before the
 * call.
 */
function standsStillAt(memory: ConversationMemory, method: keyof ConversationMemory, call = 1) {
  const [reached, goOn] = [latch(), latch()];
  let calls = 0;
  const waits = async () => {
    if (++calls !== call) return;
    reached.open();
    await goOn.opened;
  };
  const slow: ConversationMemory = {
    read: async (...args) => {
      if (method === 'read') await waits();
      return memory.read(...args);
    },
    replace: async (...args) => {
      if (method === 'replace') await waits();
      return memory.replace(...args);
    },
  };
  return { slow, reached: reached.opened, goOn: goOn.open };
}

/** Ana's demo, a bot that is suspended once, and another bot that does not wait for it. */
async function startTwoBots(method: keyof ConversationMemory, call?: number) {
  const scene = await startScene(idleOperations());
  // Exposed so that a test can look at the bot's files.
  await setSwitches(scene.slack.url, { enforceScopes: false });
  const ana = scene.person('Ana');
  const { slow, ...lateBot } = standsStillAt(scene.memory, method, call);
  const demo = await openedDemo(scene.side, ana, 'preparing');
  const dm = async () => (await ana.messages('app-dm')).map(({ ts }) => ts);
  const late = scene.anotherSide(slow).qrPoster;
  const { qrPoster: other } = scene.side;
  return { ...scene, ...lateBot, ana, demo, dm, late, other, [Symbol.asyncDispose]: scene[Symbol.asyncDispose] };
}

/** Returns the pictures that Ana sees in her direct message. */
const pictures = async (bots: Awaited<ReturnType<typeof startTwoBots>>) =>
  (await bots.ana.messages('app-dm')).filter(({ blocks }) => JSON.stringify(blocks).includes('slack_file'));

test('a late bot deletes its own picture, and the picture of the other bot stays', async () => {
  await using bots = await startTwoBots('replace');
  const { demo, late, other } = bots;
  const uploaded = late.uploadQr(demo, uri('SEEDONE'));
  await bots.reached;
  await other.uploadQr(demo, uri('SEEDTWO'));
  await other.postQr(demo, 0);
  const { progressTs, qrFileId } = await bots.memory.read(demo.demoId);
  bots.goOn();
  await expect(uploaded).rejects.toThrow(ConflictError);
  expect(await bots.dm()).toEqual([progressTs]);
  expect(await pictures(bots)).toHaveLength(1);
  expect((await bots.ana.file(qrFileId ?? '')).length).toBeGreaterThan(0);

  await other.removeQr(demo);
  await expect(bots.ana.file(qrFileId ?? '')).rejects.toThrow();
});

test('a bot that shows the picture after its removal takes it out of the message again', async () => {
  await using bots = await startTwoBots('replace');
  const { demo, late, other } = bots;
  await other.uploadQr(demo, uri('SEEDONE'));
  const posted = late.postQr(demo, 0);
  await bots.reached;
  expect(await pictures(bots)).toHaveLength(1);
  await other.removeQr(demo);
  bots.goOn();
  await expect(posted).rejects.toThrow(ConflictError);
  expect(await pictures(bots)).toEqual([]);
});

test('a bot that begins the upload after the removal posts nothing', async () => {
  await using bots = await startTwoBots('read');
  const { demo, late, other } = bots;
  const begun = late.uploadQr(demo, uri('SEEDONE'));
  await bots.reached;
  await other.removeQr(demo);
  bots.goOn();
  await expect(begun).rejects.toThrow(ConflictError);
  const { progressTs, qrFileId } = await bots.memory.read(demo.demoId);
  expect(await bots.dm()).toEqual([progressTs]);
  expect(qrFileId).toBe(REMOVED);
});

test('a picture whose id cannot be saved is taken out of the message', async () => {
  await using bots = await startTwoBots('read', 99);
  const { demo, other, memory } = bots;
  await other.uploadQr(demo, uri('SEEDONE'));
  const failing = { ...memory, replace: async () => Promise.reject(new UpstreamError('redis', 'away', 'away')) };
  await expect(bots.anotherSide(failing).qrPoster.postQr(demo, 0)).rejects.toThrow(UpstreamError);
  expect(await pictures(bots)).toEqual([]);
});

test('a picture that is removed during its upload is deleted', async () => {
  // The second read is after the upload.
  await using bots = await startTwoBots('read', 2);
  const { demo, late, other } = bots;
  const uploaded = late.uploadQr(demo, uri('SEEDONE'));
  await bots.reached;
  // Another bot removes the code while Slack does not have the noted file yet.
  const { qrFileId: file = '' } = await bots.memory.read(demo.demoId);
  await bots.memory.replace(demo.demoId, 'qrFileId', file, REMOVED);
  const { files } = new WebClient(bots.slack.botToken, { slackApiUrl: bots.slack.apiUrl });
  expect(await files.info({ file })).toMatchObject({ ok: true });
  await other.removeQr(demo);
  bots.goOn();
  await expect(uploaded).rejects.toThrow(ConflictError);
  await expect(files.info({ file })).rejects.toThrow(/file_(?:deleted|not_found)/);
  await expect(late.postQr(demo, 0)).rejects.toThrow(ConflictError);
});

test.each([
  ['and find each other’s', {}],
  ['and may not look for each other’s', { manifest: withoutHistory }],
])('two bots that open the conversation at the same time %s leave one progress message', async (_, options) => {
  await using scene = await startScene(idleOperations(), options);
  const ana = scene.person('Ana');
  const { slow, reached, goOn } = standsStillAt(scene.memory, 'replace', 2);
  const demo = demoOf(ana, 'preparing');
  const late = scene.anotherSide(slow).qrPoster.openConversation(demo);
  await reached;
  await scene.side.qrPoster.openConversation(demo);
  goOn();
  await late;
  const messages = await ana.messages('app-dm');
  expect(messages.map(({ ts }) => ts)).toEqual([(await scene.memory.read(demo.demoId)).progressTs]);
});

test('a stop during the opening of the conversation leaves one message, with the receipt', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const { slow, reached, goOn } = standsStillAt(scene.memory, 'replace', 2);
  const demo = demoOf(ana, 'preparing');
  const opening = scene.anotherSide(slow).qrPoster.openConversation(demo);
  await reached;
  await scene.side.messenger.showDemo({ ...demo, version: 2, phase: 'ended' as const, receipt: RECEIPT });
  goOn();
  await opening;
  const messages = (await ana.messages('app-dm')).map(({ blocks }) => JSON.stringify(blocks));
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('nothing is left in AWS');
});

test('two bots that remind at the same time leave one reminder', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const { slow, reached, goOn } = standsStillAt(scene.memory, 'replace');
  const demo = await openedDemo(scene.side, ana, 'proved');
  const late = scene.anotherSide(slow).messenger.postReminder(demo);
  await reached;
  await scene.side.messenger.postReminder(demo);
  goOn();
  await late;
  const { progressTs, reminderTs } = await scene.memory.read(demo.demoId);
  const shown = (await ana.messages('app-dm')).map(({ ts }) => ts);
  expect(shown).toContain(reminderTs);
  expect(shown).toContain(progressTs);
  expect(shown).toHaveLength(2);
});

test('messages for a demo whose record is deleted are deleted again', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  const forgotten = { ...demo, demoId: 'forgotten234' };
  await scene.side.qrPoster.openConversation(forgotten);
  expect(await scene.memory.read('forgotten234')).toEqual({});
  expect((await ana.messages('app-dm')).map(({ ts }) => ts)).toEqual([
    (await scene.memory.read(demo.demoId)).progressTs,
  ]);
});

/** Bots that were killed right after posting: the ids of their messages are not saved. */
function killedBeforeRemembering(memory: ConversationMemory): ConversationMemory {
  const isKept = (fact: string) => fact === 'channelId';
  const killed = new Promise<never>(() => undefined);
  return {
    read: memory.read,
    replace: async (demoId, fact, ...rest) => (isKept(fact) ? memory.replace(demoId, fact, ...rest) : killed),
  };
}

test.each([
  ['finds its progress message again', true, 1],
  ['posts it once more where it may not look', false, 2],
])('a bot that was killed right after posting %s', async (_, mayLook, messages) => {
  await using scene = await startScene(idleOperations(), mayLook ? {} : { manifest: withoutHistory });
  const ana = scene.person('Ana');
  const demo = demoOf(ana, 'preparing');
  void scene.anotherSide(killedBeforeRemembering(scene.memory)).qrPoster.openConversation(demo);
  await expect.poll(() => ana.messages('app-dm')).toHaveLength(1);

  await scene.side.qrPoster.openConversation(demo);
  const all = await ana.messages('app-dm');
  expect(all).toHaveLength(messages);
  expect((await scene.memory.read(demo.demoId)).progressTs).toBe(all.at(-1)?.ts);
  expect(scene.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

test('a receipt is shown in the message of a bot that was killed right after posting', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const demo = demoOf(ana, 'preparing');
  void scene.anotherSide(killedBeforeRemembering(scene.memory)).qrPoster.openConversation(demo);
  await expect.poll(() => ana.messages('app-dm')).toHaveLength(1);
  await scene.side.messenger.showDemo({ ...demo, version: 2, phase: 'ended', receipt: RECEIPT });
  const messages = (await ana.messages('app-dm')).map(({ blocks }) => JSON.stringify(blocks));
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('nothing is left in AWS');
});

test('the progress message of an earlier demo is not used for the next demo', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const earlier = await openedDemo(scene.side, ana, 'preparing');
  const next = { ...earlier, demoId: 'anotherdemo2' };
  await scene.memory.replace(next.demoId, 'channelId', undefined, (await scene.memory.read(earlier.demoId)).channelId!);
  await scene.side.qrPoster.openConversation(next);
  expect(await ana.messages('app-dm')).toHaveLength(2);
});
