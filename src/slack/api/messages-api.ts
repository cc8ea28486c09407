import type { WebClient } from '@slack/web-api';
import QuickLRU from 'quick-lru';
import { ConfigError, UpstreamError } from '../../errors.ts';
import type { MessageContent } from '../messages/blocks.ts';
import type { MethodLimits } from './method-limits.ts';
import { createNewestContent } from './newest-content.ts';
import { createPlainForm } from './plain-form.ts';
import { postTo } from './post-to.ts';
import { isDone } from './refusals/refusal.ts';

/** A message that stands in a conversation. */
export interface Place {
  readonly channel: string;
  /** Slack's timestamp of the message, which is also its id in the conversation. */
  readonly ts: string;
}

interface PlainText {
  readonly text: string;
  readonly unfurl_links: false;
}

/** After a restart the lost message is still among these. */
const NEWEST = 20;
const ANSWER_TIMEOUT_MS = 5000;
const MOST_DMS = 5000;

/** Messages, as far as the bot writes them. All throw UpstreamError, ConfigError. */
export interface MessagesApi {
  /** Opens the direct message with this person and returns its id (`D...`), which never changes: Slack is asked once. */
  openDm(userId: string): Promise<string>;
  /** Posts to a conversation, or to a person's direct message by their user id, and returns the message's timestamp. */
  post(channel: string, content: MessageContent | PlainText): Promise<string>;
  /**
   * Finds one of the bot's newest messages in a conversation and returns its timestamp: what was posted right before a crash,
   * and is remembered nowhere. Nothing where the optional scope `im:history` was not granted.
   */
  find(channel: string, isWanted: (blocks: readonly unknown[]) => boolean): Promise<string | undefined>;
  /** Finds all of them among its newest messages. */
  findAll(channel: string, isWanted: (blocks: readonly unknown[]) => boolean): Promise<string[]>;
  /** The address of a message, for a link to it; `undefined` when Slack does not give it. Needs no scope. Never throws. */
  permalink(place: Place): Promise<string | undefined>;
  /**
   * Changes a message. While another update of it is on its way or waits, only the newest content is written after that, and counts
   * for all who wait.
   * @param isForItself this content is written in any case, for somebody who has to know whether Slack takes it
   */
  update(place: Place, content: MessageContent, isForItself?: boolean): Promise<void>;
  /** Deletes a message. One that is gone already is fine. */
  delete(place: Place): Promise<void>;
  /** Answers a command or a click at its `response_url`, seen by that person alone. */
  answer(responseUrl: string, content: MessageContent): Promise<void>;
}

export function createMessagesApi({ chat, conversations }: WebClient, limits: MethodLimits): MessagesApi {
  const { callSlack } = limits;
  const orPlain = createPlainForm();
  const dms = new QuickLRU<string, string>({ maxSize: MOST_DMS });
  const writeNewest = createNewestContent<{ place: Place; content: MessageContent }>(async (take) => {
    await limits.turn('chat.update');
    const { place, content } = take();
    await orPlain(content, (body) => limits.callNow('chat.update', () => chat.update({ ...place, ...body })));
  });
  const findAll: MessagesApi['findAll'] = async (channel, isWanted) => {
    try {
      const ask = () => conversations.history({ channel, limit: NEWEST });
      const { messages = [] } = await callSlack('conversations.history', ask);
      const ours = messages.filter(({ bot_id: botId, blocks = [] }) => botId && isWanted(blocks));
      return ours.flatMap(({ ts }) => ts ?? []);
    } catch (error) {
      if (error instanceof ConfigError) return [];
      throw error;
    }
  };
  return {
    findAll,
    find: async (channel, isWanted) => (await findAll(channel, isWanted))[0],
    openDm: async (userId) => {
      const known = dms.get(userId);
      if (known) return known;
      const { channel } = await callSlack('conversations.open', () => conversations.open({ users: userId }));
      if (!channel?.id) throw new UpstreamError('slack', 'no_channel', 'Slack opened no direct message');
      dms.set(userId, channel.id);
      return channel.id;
    },
    post: async (channel, content) => {
      const { ts } = await orPlain(content, (body) =>
        callSlack('chat.postMessage', () => chat.postMessage({ channel, unfurl_links: false, ...body }), channel),
      );
      if (!ts) throw new UpstreamError('slack', 'no_ts', 'Slack posted a message without a timestamp');
      return ts;
    },
    permalink: async ({ channel, ts }) => {
      const ask = () => chat.getPermalink({ channel, message_ts: ts });
      return callSlack('chat.getPermalink', ask).then(
        ({ permalink }) => permalink,
        () => undefined,
      );
    },
    update: (place, content, isForItself) =>
      writeNewest(`${place.channel} ${place.ts}`, { place, content }, isForItself),
    delete: async (place) => {
      try {
        await callSlack('chat.delete', () => chat.delete({ ...place }));
      } catch (error) {
        if (!isDone(error)) throw error;
      }
    },
    answer: async (responseUrl, content) => {
      const body = JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...content });
      const contentType = 'application/json';
      await postTo(responseUrl, { what: 'response_url', contentType, body, timeoutMs: ANSWER_TIMEOUT_MS });
    },
  };
}
