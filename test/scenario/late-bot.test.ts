import { expect, test } from 'vitest';
import type { Conversation, Demo } from '../../src/scenario/demo.ts';
import { startScene } from './sweep/sweep-scene.ts';

const OLDER = { channelId: 'D1', progressTs: '1.0', qrMessageTs: 'older message' };
const NEWER = { channelId: 'D1', progressTs: '1.0', qrMessageTs: 'newer message', qrFileId: 'newer file' };

function gate<T>() {
  let open: (value: T) => void = () => undefined;
  const opened = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** A bot that stands still while it posts the place of the QR code, until it is let go on. */
async function startLateBot() {
  const scene = await startScene();
  const posting = gate<Demo>();
  const posted = gate<Conversation>();
  const removed: Conversation[] = [];
  const same = async (demo: Demo) => demo.conversation;
  const qrPoster = {
    openConversation: same,
    announceQr: (demo: Demo) => {
      posting.open(demo);
      return posted.opened;
    },
    uploadQr: same,
    postQr: same,
    removeQr: async ({ conversation }: Demo) => {
      removed.push(conversation);
      return {};
    },
  };
  const bot = await scene.startBot({ slack: { qrPoster } });
  const demoId = await bot.startDemo();
  await posting.opened;
  const change = async (patch: Partial<Demo>) => bot.store.save({ ...(await bot.store.load(demoId))!, ...patch });
  return { ...bot, demoId, removed, change, goOn: () => posted.open(OLDER) };
}

test('what a late bot has posted does not replace what its successor has posted', async () => {
  const bot = await startLateBot();
  await bot.change({ conversation: NEWER, finishedSteps: ['open-conversation', 'create-user', 'announce-qr'] });
  bot.goOn();
  const demo = await bot.prepared(bot.demoId).then(() => bot.store.load(bot.demoId));
  expect(demo?.conversation).toEqual(NEWER);
});

test('what the newer record lacks is kept, so that the teardown can remove it', async () => {
  const bot = await startLateBot();
  await bot.change({ stage: 'tearing-down', endReason: 'stop' });
  bot.goOn();
  await bot.demoIn(bot.demoId, 'ended');
  expect(bot.removed).toContainEqual(OLDER);
});

test('what comes after the end is removed at once, and the record stays as it is', async () => {
  const bot = await startLateBot();
  const ended = await bot.change({ stage: 'ended', endReason: 'stop' });
  bot.goOn();
  await expect.poll(() => bot.removed).toEqual([OLDER]);
  expect(await bot.store.load(bot.demoId)).toEqual(ended);
});
