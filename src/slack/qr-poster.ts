import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { UpstreamError } from '../errors.ts';
import type { Conversation, Demo } from '../scenario/demo.ts';
import type { QrPoster } from '../scenario/ports.ts';
import { deleteFile, uploadFile } from './file-upload.ts';
import type { MessageContent } from './messages/blocks.ts';
import { progressMessage } from './messages/progress.ts';
import { qrMessage } from './messages/qr.ts';
import { qrPng } from './qr-image.ts';
import { callSlack, INVALID_SLACK_FILE, isRefusedWith } from './slack-call.ts';
import { textOf } from './text/catalog.ts';

/** Slack processes an upload for about a second before a message can show it. */
const FILE_WAITS_MS = [400, 700, 1200, 2000, 3000];

/** The QR code's way into the DM and out of it. Each call may be repeated after a crash. */
export function createQrPoster(client: WebClient): QrPoster {
  return {
    openConversation: async (demo) => {
      const channelId = demo.conversation.channelId ?? (await openDm(client, demo.participant.userId));
      if (demo.conversation.progressTs) return { ...demo.conversation, channelId };
      const content = progressMessage(demo, textOf(demo.participant.locale));
      return { ...demo.conversation, channelId, progressTs: await post(client, channelId, content) };
    },
    uploadQr: async (demo, otpauthUri) => {
      const conversation = await removeQr(client, demo.conversation);
      const qrFileId = await uploadFile(client, { name: 'mfa-demo-qr.png', bytes: await qrPng(otpauthUri) });
      return { ...conversation, qrFileId };
    },
    postQr: async (demo) => {
      const { channelId, qrFileId, qrMessageTs } = demo.conversation;
      if (qrMessageTs) return demo.conversation;
      if (!channelId || !qrFileId) throw new Error('the QR code was to be posted before it was uploaded');
      return { ...demo.conversation, qrMessageTs: await postWhenProcessed(client, demo, channelId, qrFileId) };
    },
    removeQr: (demo) => removeQr(client, demo.conversation),
  };
}

async function openDm(client: WebClient, userId: string): Promise<string> {
  const { channel } = await callSlack('conversations.open', () => client.conversations.open({ users: userId }));
  if (!channel?.id) throw new UpstreamError('slack', 'no_channel', 'Slack opened no direct message');
  return channel.id;
}

async function postWhenProcessed(client: WebClient, demo: Demo, channelId: string, fileId: string): Promise<string> {
  const content = qrMessage(demo, fileId, textOf(demo.participant.locale));
  for (const waitMs of FILE_WAITS_MS) {
    try {
      return await post(client, channelId, content);
    } catch (error) {
      if (!isRefusedWith(error, INVALID_SLACK_FILE)) throw error;
      await sleep(waitMs);
    }
  }
  return post(client, channelId, content);
}

async function post(client: WebClient, channel: string, content: MessageContent): Promise<string> {
  const { ts } = await callSlack('chat.postMessage', () => client.chat.postMessage({ channel, ...content }));
  if (!ts) throw new UpstreamError('slack', 'no_ts', 'Slack posted a message without a timestamp');
  return ts;
}

async function removeQr(client: WebClient, conversation: Conversation): Promise<Conversation> {
  const { qrMessageTs, qrFileId, ...rest } = conversation;
  if (qrMessageTs && rest.channelId) await deleteMessage(client, rest.channelId, qrMessageTs);
  if (qrFileId) await deleteFile(client, qrFileId);
  return rest;
}

async function deleteMessage(client: WebClient, channel: string, ts: string): Promise<void> {
  try {
    await callSlack('chat.delete', () => client.chat.delete({ channel, ts }));
  } catch (error) {
    if (!isRefusedWith(error, 'message_not_found')) throw error;
  }
}
