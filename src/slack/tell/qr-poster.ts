import { setTimeout as sleep } from 'node:timers/promises';
import { ConflictError } from '../../errors.ts';
import { untilNobodyWasFirst } from '../../scenario/conflict.ts';
import {
  type Conversation,
  type ConversationMemory,
  isThere,
  REMOVED,
} from '../../scenario/ports/conversation-memory.ts';
import type { QrPoster } from '../../scenario/ports/messenger.ts';
import { isRefusedWith } from '../api/refusals/refusal.ts';
import { INVALID_SLACK_FILE } from '../api/slack-call.ts';
import type { Shown } from '../messages/progress.ts';
import { openConversation, type TellParts } from './conversations.ts';
import { keptOrDeleted } from './kept-or-deleted.ts';
import { updateProgress } from './progress-message.ts';
import { qrPng } from './qr-image.ts';

/** Slack processes an upload for about a second before a message can show it. */
const FILE_WAITS_MS = [400, 700, 1200, 2000, 3000];

/**
 * The QR code's way into the progress message and out of it. Each call may be repeated after a crash, and throws ConflictError
 * when another bot has gone on with the demo in the meantime; what this one has posted is then gone.
 */
export function createQrPoster(parts: TellParts): QrPoster {
  const { door, memory } = parts;
  return {
    openConversation: (demo) => openConversation(parts, demo),
    uploadQr: async ({ demoId }, otpauthUri) => {
      const { channelId: channel, qrMessageTs, qrFileId: before } = await memory.read(demoId);
      if (before === REMOVED) throw overtaken(demoId);
      if (channel && isThere(qrMessageTs)) await door.delete({ channel, ts: qrMessageTs });
      if (isThere(before)) await door.deleteFile(before);
      const file = { name: 'mfa-demo-qr.png', bytes: await qrPng(otpauthUri) };
      const announced = await door.announceFile(file);
      if (!(await memory.replace(demoId, 'qrFileId', before, announced.id))) throw overtaken(demoId);
      await door.uploadFile(announced, file);
      // If another bot removed it during the upload, there was no file to delete yet. So it is deleted now.
      const { qrFileId: now } = await memory.read(demoId);
      if (now === announced.id) return;
      await door.deleteFile(announced.id);
      throw overtaken(demoId);
    },
    postQr: async (demo) => {
      const { demoId } = demo;
      const { progressTs, qrFileId, shownQrFileId: before } = await memory.read(demoId);
      if (before === REMOVED || qrFileId === REMOVED) throw overtaken(demoId);
      if (!progressTs || !qrFileId) throw new Error('the QR code was to be shown before it was uploaded');
      const show = async (shown: Shown) =>
        updateProgress(parts, demo, await memory.read(demoId), { shown, mustShow: true });
      await whenProcessed(() => show({ qrFileId }));
      const keep = () => memory.replace(demoId, 'shownQrFileId', before, qrFileId);
      if (!(await keptOrDeleted(keep, () => show({})))) throw overtaken(demoId);
    },
    removeQr: async ({ demoId }) => {
      await remove(memory, demoId, 'shownQrFileId', async () => undefined);
      await remove(memory, demoId, 'qrMessageTs', (ts, channel) => door.delete({ channel, ts }));
      await remove(memory, demoId, 'qrFileId', (fileId) => door.deleteFile(fileId));
    },
  };
}

/** The picture that the progress message has in it, if there is one. */
export function shownIn({ qrFileId, shownQrFileId }: Conversation): Shown {
  return isThere(qrFileId) && qrFileId === shownQrFileId ? { qrFileId } : {};
}

/** Deletes what is there, and notes that nothing may be posted there any more, also when nothing was there. */
function remove(
  memory: ConversationMemory,
  demoId: string,
  fact: 'shownQrFileId' | 'qrMessageTs' | 'qrFileId',
  take: (value: string, channel: string) => Promise<void>,
): Promise<void> {
  return untilNobodyWasFirst(async () => {
    const { channelId = '', [fact]: value } = await memory.read(demoId);
    if (value === REMOVED) return;
    if (isThere(value)) await take(value, channelId);
    if (!(await memory.replace(demoId, fact, value, REMOVED))) throw overtaken(demoId);
  });
}

function overtaken(demoId: string): ConflictError {
  return new ConflictError(`Another bot has gone on with demo ${demoId} in Slack.`);
}

async function whenProcessed(show: () => Promise<unknown>): Promise<void> {
  for (const waitMs of FILE_WAITS_MS) {
    try {
      await show();
      return;
    } catch (error) {
      if (!isRefusedWith(error, INVALID_SLACK_FILE)) throw error;
      await sleep(waitMs);
    }
  }
  await show();
}
