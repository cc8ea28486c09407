import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Conversation, Demo } from '../../scenario/demo.ts';
import type { QrPoster } from '../../scenario/ports/messenger.ts';
import { deleteFile, uploadFile } from '../api/file-upload.ts';
import { callSlack, INVALID_SLACK_FILE, isRefusedWith } from '../api/slack-call.ts';
import { sentence } from '../messages/blocks.ts';
import { qrMessage } from '../messages/qr.ts';
import { textOf } from '../text/catalog.ts';
import { type Conversations, postMessage } from './conversations.ts';
import { qrPng } from './qr-image.ts';
import { createQrLeftovers } from './qr-leftovers.ts';

/** Slack processes an upload for about a second before a message can show it. */
const FILE_WAITS_MS = [400, 700, 1200, 2000, 3000];

/** The QR code's way into the DM and out of it. Each call may be repeated after a crash. */
export function createQrPoster(client: WebClient, conversations: Conversations): QrPoster {
  const leftovers = createQrLeftovers(client);

  async function removeQr(demo: Demo): Promise<Conversation> {
    await leftovers.remove(demo);
    const { qrMessageTs, qrFileId, ...rest } = conversations.known(demo);
    return rest;
  }

  return {
    openConversation: (demo) => conversations.open(demo),
    announceQr: async (demo) => {
      const conversation = await removeQr(demo);
      if (!conversation.channelId)
        throw new Error('the QR code was to be announced before the conversation was opened');
      const { coming } = textOf(demo.participant.locale).progress.qr;
      const qrMessageTs = await postMessage(client, conversation.channelId, sentence(coming));
      return leftovers.note(demo, { ...conversation, qrMessageTs });
    },
    uploadQr: async (demo, otpauthUri) => {
      if (demo.conversation.qrFileId) await deleteFile(client, demo.conversation.qrFileId);
      const qrFileId = await uploadFile(client, { name: 'mfa-demo-qr.png', bytes: await qrPng(otpauthUri) });
      return leftovers.note(demo, { ...demo.conversation, qrFileId });
    },
    postQr: async (demo) => {
      const { channelId: channel, qrFileId, qrMessageTs: ts } = demo.conversation;
      if (!channel || !ts || !qrFileId) throw new Error('the QR code was to be shown before it was uploaded');
      const content = qrMessage(demo, qrFileId, textOf(demo.participant.locale));
      await whenProcessed(() => callSlack('chat.update', () => client.chat.update({ channel, ts, ...content })));
      return demo.conversation;
    },
    removeQr,
  };
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
