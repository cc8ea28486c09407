import { WebClient } from '@slack/web-api';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
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

/** Uploads the picture and shows it in the message, as the steps of a demo do. */
async function sends(qrPoster: QrPoster, demo: Demo, seed: string): Promise<void> {
  await qrPoster.uploadQr(demo, uri(seed));
  const uploadedAt = Date.now();
  await expect.poll(() => qrPoster.postQr(demo, Date.now() - uploadedAt), { timeout: 10_000 }).toBe('shown');
}

async function scans(player: Player, fileId: string) {
  const { data, width, height } = PNG.sync.read(Buffer.from(await player.file(fileId)));
  return readQr(new Uint8ClampedArray(data), width, height)?.data;
}

test('the QR code is shown although Slack needs time to process it, and can be scanned', async () => {
  await using scene = await startScene(idleOperations(), { fileProcessingMs: 900 });
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  await sends(scene.side.qrPoster, demo, 'SEEDONE');
  const posted = await scene.memory.read(demo.demoId);
  expect(posted.shownQrFileId).toBe(posted.qrFileId);
  expect(await scans(ana, posted.qrFileId ?? '')).toBe(uri('SEEDONE').reveal());
  expect(scene.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

test('a QR code that is sent again replaces the first, and after the removal its file is deleted and no message shows it', async () => {
  await using scene = await startScene(idleOperations());
  const { qrPoster } = scene.side;
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  for (const seed of ['SEEDONE', 'SEEDTWO']) await sends(qrPoster, demo, seed);
  expect(await qrMessages(ana)).toHaveLength(1);
  const { qrFileId = '' } = await scene.memory.read(demo.demoId);
  expect(await scans(ana, qrFileId)).toBe(uri('SEEDTWO').reveal());

  await qrPoster.removeQr(demo);
  await scene.side.messenger.showDemo({ ...demo, version: 2 });
  expect(await qrMessages(ana)).toEqual([]);
  await expect(ana.file(qrFileId)).rejects.toThrow();
  // A bot may crash after it deleted the file and before it saved REMOVED. Then the id of the deleted file is still
  // saved, and a second removal must succeed.
  await scene.memory.replace(demo.demoId, 'qrFileId', REMOVED, qrFileId);
  await qrPoster.removeQr(demo);
  expect(await scene.memory.read(demo.demoId)).toMatchObject({ qrFileId: REMOVED, shownQrFileId: REMOVED });
});

test('opening the conversation twice posts one progress message, and the QR code is in it', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  await scene.side.qrPoster.openConversation(demo);
  expect(await ana.messages('app-dm')).toHaveLength(1);
  await sends(scene.side.qrPoster, demo, 'SEEDONE');
  await scene.side.qrPoster.postQr(demo, 0);
  expect(await ana.messages('app-dm')).toHaveLength(1);
  expect(await qrMessages(ana)).toHaveLength(1);
});

test('a demo that was stopped before its first message gets exactly one message, with the receipt', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const demo = demoOf(ana, 'tearing-down', { endReason: 'stop' });
  await scene.side.messenger.showDemo(demo);
  expect(await ana.messages('app-dm')).toEqual([]);
  const ended = { ...demo, version: 2, phase: 'ended' as const, receipt: RECEIPT };
  await scene.side.messenger.showDemo(ended);
  await scene.side.messenger.showDemo(ended);
  const [message, ...others] = await ana.messages('app-dm');
  expect(message?.text).toContain('Stopped: nothing is left in AWS');
  expect(others).toEqual([]);
});

test('a picture that was deleted in Slack does not stop updates of the message', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'awaiting-enrollment');
  await sends(scene.side.qrPoster, demo, 'SEEDONE');
  const { qrFileId = '' } = await scene.memory.read(demo.demoId);
  await new WebClient(scene.slack.botToken, { slackApiUrl: scene.slack.apiUrl }).files.delete({ file: qrFileId });
  await scene.side.messenger.showDemo({ ...demo, version: 2, stage: 'enrolling' });
  expect((await ana.messages('app-dm'))[0]?.text).toContain('connecting your phone');
  expect(scene.lines.filter((line) => line.includes('could not be delivered'))).toEqual([]);
});
