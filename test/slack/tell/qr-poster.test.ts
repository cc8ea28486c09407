import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { wholeWords } from '../../../sandbox/person/whole-words.ts';
import type { Demo } from '../../../src/scenario/demo.ts';
import { REMOVED } from '../../../src/scenario/ports/conversation-memory.ts';
import type { QrPoster } from '../../../src/scenario/ports/messenger.ts';
import { Secret } from '../../../src/scenario/secret.ts';
import { RECEIPT } from '../sample-demos.ts';
import { demoOf, idleOperations, openedDemo, type Player, startScene } from '../scene.ts';

const readQr = jsqr as unknown as typeof jsqr.default;
const uri = (seed: string) => new Secret(`otpauth://totp/AWS:demo?secret=${seed}&issuer=AWS`);

const qrMessages = async (player: Player) =>
  (await player.messages('app-dm')).filter(({ blocks }) => JSON.stringify(blocks).includes('slack_file'));

/** As the steps do it: a place, the picture, the picture in its place. */
async function sends(qrPoster: QrPoster, demo: Demo, seed: string): Promise<void> {
  await qrPoster.announceQr(demo);
  await qrPoster.uploadQr(demo, uri(seed));
  await qrPoster.postQr(demo);
}

async function scans(player: Player, fileId: string) {
  const { data, width, height } = PNG.sync.read(Buffer.from(await player.file(fileId)));
  return readQr(new Uint8ClampedArray(data), width, height)?.data;
}

test('the QR code comes although Slack needs a while to process it, and can be scanned', async () => {
  await using scene = await startScene(idleOperations(), { fileProcessingMs: 900 });
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  await sends(scene.side.qrPoster, demo, 'SEEDONE');
  const posted = await scene.memory.read(demo.demoId);
  expect(posted.qrMessageTs).toBeDefined();
  expect(await scans(ana, posted.qrFileId ?? '')).toBe(uri('SEEDONE').reveal());
  expect(scene.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

test('the QR code sent again replaces the first, and both are gone after the removal', async () => {
  await using scene = await startScene(idleOperations());
  const { qrPoster } = scene.side;
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  for (const seed of ['SEEDONE', 'SEEDTWO']) await sends(qrPoster, demo, seed);
  expect(await qrMessages(ana)).toHaveLength(1);
  const { qrFileId = '', qrMessageTs = '' } = await scene.memory.read(demo.demoId);
  expect(await scans(ana, qrFileId)).toBe(uri('SEEDTWO').reveal());

  await qrPoster.removeQr(demo);
  expect(await qrMessages(ana)).toEqual([]);
  await expect(ana.file(qrFileId)).rejects.toThrow();
  // After a crash between the removal and its note both are still named: gone is gone.
  await scene.memory.replace(demo.demoId, 'qrFileId', REMOVED, qrFileId);
  await scene.memory.replace(demo.demoId, 'qrMessageTs', REMOVED, qrMessageTs);
  await qrPoster.removeQr(demo);
  expect(await scene.memory.read(demo.demoId)).toMatchObject({ qrFileId: REMOVED, qrMessageTs: REMOVED });
});

test('opening the conversation twice posts one progress message, and a QR code shown twice is one message', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  await scene.side.qrPoster.openConversation(demo);
  expect(await ana.messages('app-dm')).toHaveLength(1);
  await sends(scene.side.qrPoster, demo, 'SEEDONE');
  await scene.side.qrPoster.postQr(demo);
  expect(await ana.messages('app-dm')).toHaveLength(2);
  expect(await qrMessages(ana)).toHaveLength(1);
});

test('a demo that was stopped before it said anything still gives its receipt, once', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const demo = demoOf(ana, 'tearing-down', { endReason: 'stop' });
  await scene.side.messenger.showDemo(demo);
  expect(await ana.messages('app-dm')).toEqual([]);
  const ended = { ...demo, version: 2, phase: 'ended' as const, receipt: RECEIPT };
  await scene.side.messenger.showDemo(ended);
  await scene.side.messenger.showDemo(ended);
  expect((await ana.messages('app-dm')).map(({ text }) => text)).toEqual([expect.stringContaining('over')]);
  expect(JSON.stringify(await ana.messages('app-dm'))).toMatch(wholeWords('0 left'));
});
