import type { WebClient } from '@slack/web-api';
import QuickLRU from 'quick-lru';
import { UpstreamError } from '../../errors.ts';
import type { Conversation, Demo } from '../../scenario/demo.ts';
import { callSlack, isRefusedWith } from '../api/slack-call.ts';
import type { MessageContent } from '../messages/blocks.ts';
import { progressMessage } from '../messages/progress.ts';
import { textOf } from '../text/catalog.ts';

const MOST_KEPT = 1000;

/** Where demos are told: the DM and the one progress message in it. */
export interface Conversations {
  /** Opens the DM and posts the progress message, unless that is done. @throws UpstreamError, ConfigError */
  open(demo: Demo): Promise<Conversation>;
  /** What the record says, or what `open` did just before a stop came and its record was not saved. */
  known(demo: Demo): Conversation;
}

export function createConversations(client: WebClient): Conversations {
  const opened = new QuickLRU<string, Conversation>({ maxSize: MOST_KEPT });

  function known({ demoId, conversation }: Demo): Conversation {
    return conversation.progressTs ? conversation : { ...opened.get(demoId), ...conversation };
  }

  return {
    known,
    open: async (demo) => {
      const before = known(demo);
      if (before.channelId && before.progressTs) return before;
      const channelId = before.channelId ?? (await openDm(client, demo.participant.userId));
      const content = progressMessage(demo, textOf(demo.participant.locale));
      const progressTs = await postMessage(client, channelId, content);
      opened.set(demo.demoId, { channelId, progressTs });
      return { ...before, channelId, progressTs };
    },
  };
}

/** The id (`D...`) of the direct message with this person. @throws UpstreamError, ConfigError */
export async function openDm(client: WebClient, userId: string): Promise<string> {
  const { channel } = await callSlack('conversations.open', () => client.conversations.open({ users: userId }));
  if (!channel?.id) throw new UpstreamError('slack', 'no_channel', 'Slack opened no direct message');
  return channel.id;
}

/** Posts and returns the message's timestamp. @throws UpstreamError, ConfigError */
export async function postMessage(client: WebClient, channel: string, content: MessageContent): Promise<string> {
  const { ts } = await callSlack('chat.postMessage', () => client.chat.postMessage({ channel, ...content }));
  if (!ts) throw new UpstreamError('slack', 'no_ts', 'Slack posted a message without a timestamp');
  return ts;
}

/** A message that is gone already is fine. @throws UpstreamError, ConfigError */
export async function deleteMessage(client: WebClient, channel: string, ts: string): Promise<void> {
  try {
    await callSlack('chat.delete', () => client.chat.delete({ channel, ts }));
  } catch (error) {
    if (!isRefusedWith(error, 'message_not_found')) throw error;
  }
}
