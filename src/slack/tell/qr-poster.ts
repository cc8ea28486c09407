import { ConflictError } from '../../errors.ts';
import { untilNobodyWasFirst } from '../../scenario/conflict.ts';
import type { Demo } from '../../scenario/demo.ts';
import { type Conversation, isThere, REMOVED } from '../../scenario/ports/conversation-memory.ts';
import type { QrPoster } from '../../scenario/ports/messenger.ts';
import type { Secret } from '../../scenario/secret.ts';
import { FinalRefusal, INVALID_SLACK_FILE, isRefusedWith, leadsTo } from '../api/refusals/refusal.ts';
import type { Shown } from '../messages/progress.ts';
import { openConversation, type TellParts } from './conversations.ts';
import { keptOrDeleted } from './kept-or-deleted.ts';
import { createProcessingPace } from './processing-pace.ts';
import { updateProgress } from './progress-message.ts';
import { qrPng } from './qr-image.ts';
import { shownIn } from './shown.ts';
import { messageAt, takeAway } from './strays.ts';

/**
 * Uploads the QR code, shows it in the progress message, and removes it. Each method may be repeated after a crash. If
 * another bot has continued the demo, `openConversation` deletes the message that it has posted, and the other methods
 * throw ConflictError. `uploadQr` then deletes its file, and `postQr` takes the picture out of the message.
 */
export function createQrPoster(parts: TellParts): QrPoster {
  const { memory } = parts;
  const pace = createProcessingPace();
  return {
    openConversation: (demo) => openConversation(parts, demo),
    uploadQr: async (demo, otpauthUri) => {
      const { demoId } = demo;
      const { channelId = '', qrMessageTs, qrFileId: before } = await memory.read(demoId);
      if (before === REMOVED) throw overtaken(demoId);
      if (isThere(qrMessageTs)) await takeAway(parts, demo, messageAt(channelId, qrMessageTs));
      if (isThere(before)) await takeAway(parts, demo, { kind: 'file', id: before });
      try {
        await notePicture(parts, demo, await upload(parts, demo, otpauthUri, before), undefined);
      } catch (error) {
        // The person can type the setup key instead, so demos also work where uploads are not allowed.
        if (!leadsTo(error, 'show-the-key') || !(error instanceof FinalRefusal)) throw error;
        await notePicture(parts, demo, await memory.read(demoId), error.message);
      }
    },
    postQr: async (demo, uploadedForMs) => {
      const { demoId } = demo;
      const known = await memory.read(demoId);
      const { progressTs, qrFileId, shownQrFileId: before } = known;
      if (isThere(known.pictureRefused)) {
        await updateProgress(parts, demo, known, { shown: shownIn(known) });
        return 'shown';
      }
      if (before === REMOVED || qrFileId === REMOVED) throw overtaken(demoId);
      if (!progressTs || !qrFileId) throw new Error('the QR code must be uploaded before it is shown');
      const show = (now: Conversation, shown: Shown) => updateProgress(parts, demo, now, { shown, mustShow: true });
      const tooSoon = pace.waitBefore(uploadedForMs);
      if (tooSoon !== undefined) return { tryAgainInMs: tooSoon };
      try {
        await show(known, { qrFileId });
      } catch (error) {
        const tryAgainInMs = pace.waitAfterRefusal(uploadedForMs);
        if (!isRefusedWith(error, INVALID_SLACK_FILE) || tryAgainInMs === undefined) throw error;
        return { tryAgainInMs };
      }
      pace.shown();
      const keep = () => memory.replace(demoId, 'shownQrFileId', before, qrFileId);
      if (!(await keptOrDeleted(keep, async () => show(await memory.read(demoId), {})))) throw overtaken(demoId);
      return 'shown';
    },
    removeQr: async (demo) => {
      // Delete the file first, because it contains the seed.
      await remove(parts, demo, 'qrFileId', 'file');
      await remove(parts, demo, 'shownQrFileId', undefined);
      await remove(parts, demo, 'qrMessageTs', 'message');
    },
  };
}

/** Uploads the picture. The file's id is saved before the upload, so a crash in between leaves no unknown file. */
async function upload(
  parts: TellParts,
  demo: Demo,
  otpauthUri: Secret,
  before: string | undefined,
): Promise<Conversation> {
  const { door, memory } = parts;
  const { demoId } = demo;
  const file = { name: 'mfa-demo-qr.png', bytes: qrPng(otpauthUri) };
  const announced = await door.announceFile(file);
  if (!(await memory.replace(demoId, 'qrFileId', before, announced.id))) throw overtaken(demoId);
  await door.uploadFile(announced, file);
  // Another bot may have tried to delete the file before the upload was complete. If so, delete it now.
  const known = await memory.read(demoId);
  if (known.qrFileId === announced.id) return known;
  await takeAway(parts, demo, { kind: 'file', id: announced.id });
  throw overtaken(demoId);
}

/**
 * Notes whether Slack accepts the picture.
 * @param refused the reason of Slack's refusal; if absent, Slack has accepted the picture
 */
async function notePicture(
  { memory }: TellParts,
  { demoId }: Demo,
  { pictureRefused: before }: Conversation,
  refused: string | undefined,
): Promise<void> {
  if (refused !== undefined || before !== undefined)
    await memory.replace(demoId, 'pictureRefused', before, refused ?? REMOVED);
}

/**
 * Deletes the file or message that the fact names, if there is one. Then saves REMOVED as the fact, so that no bot
 * posts it again. If `kind` is undefined, only saves REMOVED.
 */
function remove(
  parts: TellParts,
  demo: Parameters<QrPoster['removeQr']>[0],
  fact: 'shownQrFileId' | 'qrMessageTs' | 'qrFileId',
  kind: 'file' | 'message' | undefined,
): Promise<void> {
  const { demoId } = demo;
  return untilNobodyWasFirst(async () => {
    const { channelId: channel, [fact]: value } = await parts.memory.read(demoId);
    if (value === REMOVED) return;
    if (kind && isThere(value)) await takeAway(parts, demo, { kind, id: value, channel });
    if (!(await parts.memory.replace(demoId, fact, value, REMOVED))) throw overtaken(demoId);
  });
}

function overtaken(demoId: string): ConflictError {
  return new ConflictError(`Another bot has gone on with demo ${demoId} in Slack.`);
}
