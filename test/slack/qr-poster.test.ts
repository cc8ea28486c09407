import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { Secret } from '../../src/scenario/secret.ts';
import { RECEIPT, sampleDemo } from './sample-demos.ts';
import { idleOperations, openedDemo, type Player, startScene } from './scene.ts';

const readQr = jsqr as unknown as typeof jsqr.default;
const uri = (seed: string) => new Secret(`otpauth://totp/AWS:demo?secret=${seed}&issuer=AWS`);

const qrMessages = async (player: Player) =>
  (await player.messages('app-dm')).filter(({ blocks }) => JSON.stringify(blocks).includes('slack_file'));

async function scans(player: Player, fileId: string) {
  const { data, width, height } = PNG.sync.read(Buffer.from(await player.file(fileId)));
  return readQr(new Uint8ClampedArray(data), width, height)?.data;
}

test('the QR code comes although Slack needs a while to process it, and can be scanned', async () => {
  await using scene = await startScene(idleOperations(), { fileProcessingMs: 900 });
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  const uploaded = { ...demo, conversation: await scene.side.qrPoster.uploadQr(demo, uri('SEEDONE')) };
  const posted = await scene.side.qrPoster.postQr(uploaded);
  expect(posted.qrMessageTs).toBeDefined();
  expect(await scans(ana, posted.qrFileId ?? '')).toBe(uri('SEEDONE').reveal());
  expect(scene.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

test('the QR code sent again replaces the first, and both are gone after the removal', async () => {
  await using scene = await startScene(idleOperations());
  const { qrPoster } = scene.side;
  const ana = scene.person('Ana');
  let demo = await openedDemo(scene.side, ana, 'preparing');
  for (const seed of ['SEEDONE', 'SEEDTWO']) {
    demo = { ...demo, conversation: await qrPoster.uploadQr(demo, uri(seed)) };
    demo = { ...demo, conversation: await qrPoster.postQr(demo) };
  }
  expect(await qrMessages(ana)).toHaveLength(1);
  expect(await scans(ana, demo.conversation.qrFileId ?? '')).toBe(uri('SEEDTWO').reveal());

  const { qrFileId, qrMessageTs, ...rest } = demo.conversation;
  expect(await qrPoster.removeQr(demo)).toEqual(rest);
  expect(await qrMessages(ana)).toEqual([]);
  await expect(ana.file(qrFileId ?? '')).rejects.toThrow();
  // After a crash the record still names them: gone is gone.
  expect(await qrPoster.removeQr(demo)).toEqual(rest);
});

test('opening the conversation twice posts one progress message, and a posted QR code is not posted again', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  expect(await scene.side.qrPoster.openConversation(demo)).toEqual(demo.conversation);
  expect(await ana.messages('app-dm')).toHaveLength(1);
  const posted = { ...demo, conversation: { ...demo.conversation, qrFileId: 'F1', qrMessageTs: '1.1' } };
  expect(await scene.side.qrPoster.postQr(posted)).toEqual(posted.conversation);
  expect(await ana.messages('app-dm')).toHaveLength(1);
});

test('a demo that was stopped before it said anything still gives its receipt, once', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const participant = { workspaceId: ana.workspaceId, userId: ana.userId, locale: 'en' as const };
  const demo = sampleDemo('tearing-down', { participant, conversation: {}, endReason: 'stop' });
  await scene.side.messenger.showDemo(demo);
  expect(await ana.messages('app-dm')).toEqual([]);
  const ended = { ...demo, version: 2, stage: 'ended' as const, receipt: RECEIPT };
  await scene.side.messenger.showDemo(ended);
  await scene.side.messenger.showDemo(ended);
  expect((await ana.messages('app-dm')).map(({ text }) => text)).toEqual([expect.stringContaining('over')]);
  expect(JSON.stringify(await ana.messages('app-dm'))).toContain('0 left');
});

test('a stop that comes while the conversation opens leaves no second progress message', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  // The stop was saved first, so the record does not know the conversation.
  const stopped = { ...demo, conversation: {}, version: 2, stage: 'ended' as const, receipt: RECEIPT };
  await scene.side.messenger.showDemo(stopped);
  expect((await ana.messages('app-dm')).map(({ text }) => text)).toEqual([expect.stringContaining('over')]);
});

test('a stop that comes while the QR code is sent leaves neither picture nor message', async () => {
  await using scene = await startScene(idleOperations());
  const { qrPoster } = scene.side;
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  const uploaded = await qrPoster.uploadQr(demo, uri('SEEDONE'));
  await qrPoster.postQr({ ...demo, conversation: uploaded });
  expect(await qrMessages(ana)).toHaveLength(1);
  // The stop was saved first, so the record names neither.
  expect(await qrPoster.removeQr(demo)).toEqual(demo.conversation);
  expect(await qrMessages(ana)).toEqual([]);
  await expect(ana.file(uploaded.qrFileId ?? '')).rejects.toThrow();
});
