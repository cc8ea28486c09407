import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Conversation, Demo } from '../scenario/demo.ts';
import type { QrPoster } from '../scenario/ports.ts';
import { type Conversations, postMessage } from './conversations.ts';
import { uploadFile } from './file-upload.ts';
import { qrMessage } from './messages/qr.ts';
import { qrPng } from './qr-image.ts';
import { createQrLeftovers } from './qr-leftovers.ts';
import { INVALID_SLACK_FILE, isRefusedWith } from './slack-call.ts';
import { textOf } from './text/catalog.ts';

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
    uploadQr: async (demo, otpauthUri) => {
      const conversation = await removeQr(demo);
      const qrFileId = await uploadFile(client, { name: 'mfa-demo-qr.png', bytes: await qrPng(otpauthUri) });
      return leftovers.note(demo, { ...conversation, qrFileId });
    },
    postQr: async (demo) => {
      const { channelId, qrFileId, qrMessageTs } = demo.conversation;
      if (qrMessageTs) return demo.conversation;
      if (!channelId || !qrFileId) throw new Error('the QR code was to be posted before it was uploaded');
      const ts = await postWhenProcessed(client, demo, channelId, qrFileId);
      return leftovers.note(demo, { ...demo.conversation, qrMessageTs: ts });
    },
    removeQr,
  };
}

async function postWhenProcessed(client: WebClient, demo: Demo, channelId: string, fileId: string): Promise<string> {
  const content = qrMessage(demo, fileId, textOf(demo.participant.locale));
  for (const waitMs of FILE_WAITS_MS) {
    try {
      return await postMessage(client, channelId, content);
    } catch (error) {
      if (!isRefusedWith(error, INVALID_SLACK_FILE)) throw error;
      await sleep(waitMs);
    }
  }
  return postMessage(client, channelId, content);
}
