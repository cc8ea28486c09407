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
 * Returns a memory in which one call of `method` waits until the test calls `goOn`, as if the bot were suspended right
 * before the call.
 * @param call the number of the call, from 1
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

/**
 * Starts a scene with Ana's demo, the bot `late`, which is suspended at one call, and the bot `other`, which continues.
 */
async function startTwoBots(method: keyof ConversationMemory, call?: number) {
  const scene = await startScene(idleOperations());
  // One test calls `files.info` with the bot's token, which has no scope for it.
  await setSwitches(scene.slack.url, { enforceScopes: false });
  const ana = scene.person('Ana');
  const { slow, ...lateBot } = standsStillAt(scene.memory, method, call);
  const demo = await openedDemo(scene.side, ana, 'preparing');
  const dm = async () => (await ana.messages('app-dm')).map(({ ts }) => ts);
  const late = scene.anotherSide(slow).qrPoster;
  const { qrPoster: other } = scene.side;
  return { ...scene, ...lateBot, ana, demo, dm, late, other, [Symbol.asyncDispose]: scene[Symbol.asyncDispose] };
}

/** Returns the messages with a picture in Ana's direct message. */
const pictures = async (bots: Awaited<ReturnType<typeof startTwoBots>>) =>
  (await bots.ana.messages('app-dm')).filter(({ blocks }) => JSON.stringify(blocks).includes('slack_file'));

test('if another bot posts a picture while a bot is suspended, the suspended bot posts none and the other picture stays', async () => {
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

test('if another bot removes the picture while a bot shows it, the picture is taken out of the message again', async () => {
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

test('if another bot has removed the QR code before a bot uploads it, nothing is posted', async () => {
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

test('if the id of a shown picture cannot be saved, the picture is taken out of the message', async () => {
  await using bots = await startTwoBots('read', 99);
  const { demo, other, memory } = bots;
  await other.uploadQr(demo, uri('SEEDONE'));
  const failing = { ...memory, replace: async () => Promise.reject(new UpstreamError('redis', 'away', 'away')) };
  await expect(bots.anotherSide(failing).qrPoster.postQr(demo, 0)).rejects.toThrow(UpstreamError);
  expect(await pictures(bots)).toEqual([]);
});

test('if another bot removes the QR code during the upload, the uploaded picture is deleted', async () => {
  // The bot reads the memory for the second time after the upload.
  await using bots = await startTwoBots('read', 2);
  const { demo, late, other } = bots;
  const uploaded = late.uploadQr(demo, uri('SEEDONE'));
  await bots.reached;
  // The test saves REMOVED, like another bot whose deletion found no file because the upload was not complete. So the
  // uploaded file is still in Slack.
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
  ['and can search for messages of the other bot', {}],
  ['and may not search for messages of the other bot', { manifest: withoutHistory }],
])('if two bots open the conversation at the same time %s, one progress message remains', async (_, options) => {
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

test('if a demo ends while its conversation is opened, one message remains, with the receipt', async () => {
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

test('if a demo ends before a suspended bot posts, and the bot posts twice because the answer of Slack is lost, no copy remains', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const { slow, reached, goOn } = standsStillAt(scene.memory, 'replace');
  const demo = demoOf(ana, 'preparing');
  const opening = scene.anotherSide(slow).qrPoster.openConversation(demo);
  await reached;
  await scene.side.qrPoster.openConversation(demo);
  await scene.side.messenger.showDemo({ ...demo, version: 2, phase: 'ended' as const, receipt: RECEIPT });
  scene.slack.orderFault({ method: 'chat.postMessage', kind: 'reset-after-commit' });
  goOn();
  await opening;
  const messages = await ana.messages('app-dm');
  expect(messages.map(({ ts }) => ts)).toEqual([(await scene.memory.read(demo.demoId)).progressTs]);
  expect(JSON.stringify(messages[0]?.blocks)).toContain('nothing is left in AWS');
});

test('if two bots post a reminder at the same time, one reminder remains', async () => {
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

test('if the record of a demo is deleted, the bot deletes the message that it has just posted for the demo', async () => {
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

/** Returns the memory of a bot that is killed right after it posts a message: the id of the message is never saved. */
function killedBeforeRemembering(memory: ConversationMemory): ConversationMemory {
  const isKept = (fact: string) => fact === 'channelId';
  const killed = new Promise<never>(() => undefined);
  return {
    read: memory.read,
    replace: async (demoId, fact, ...rest) => (isKept(fact) ? memory.replace(demoId, fact, ...rest) : killed),
  };
}

test.each([
  ['finds the progress message', true, 1],
  ['posts another progress message if it may not search', false, 2],
])('after a bot was killed right after posting, the next bot %s', async (_, mayLook, messages) => {
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

test('the receipt is shown in the progress message that a bot posted right before it was killed', async () => {
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
