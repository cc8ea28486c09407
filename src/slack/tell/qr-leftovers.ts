import type { WebClient } from '@slack/web-api';
import QuickLRU from 'quick-lru';
import type { Conversation, Demo } from '../../scenario/demo.ts';
import { deleteFile } from '../api/file-upload.ts';
import { deleteMessage } from './conversations.ts';

const MOST_KEPT = 1000;

export interface QrLeftovers {
  /** Notes a file or message as soon as it is there: a stop may keep the record from ever naming it. */
  note(demo: Demo, conversation: Conversation): Conversation;
  /** Deletes what the record names and what was noted. @throws UpstreamError, ConfigError */
  remove(demo: Demo): Promise<void>;
}

export function createQrLeftovers(client: WebClient): QrLeftovers {
  const noted = new QuickLRU<string, readonly Conversation[]>({ maxSize: MOST_KEPT });
  return {
    note: ({ demoId }, conversation) => {
      noted.set(demoId, [...(noted.get(demoId) ?? []), conversation]);
      return conversation;
    },
    remove: async ({ demoId, conversation }) => {
      const all = [conversation, ...(noted.get(demoId) ?? [])];
      const messages = new Map(all.map(({ channelId, qrMessageTs }) => [qrMessageTs, channelId]));
      for (const [ts, channel] of messages) if (ts && channel) await deleteMessage(client, channel, ts);
      for (const fileId of new Set(all.map(({ qrFileId }) => qrFileId))) if (fileId) await deleteFile(client, fileId);
      noted.delete(demoId);
    },
  };
}
