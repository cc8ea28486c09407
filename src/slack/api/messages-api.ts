import type { WebClient } from '@slack/web-api';
import QuickLRU from 'quick-lru';
import { ConfigError, UpstreamError } from '../../errors.ts';
import type { MessageContent } from '../messages/blocks.ts';
import type { MethodLimits } from './method-limits.ts';
import { createNewestContent } from './newest-content.ts';
import { createPlainForm } from './plain-form.ts';
import { postTo } from './post-to.ts';
import { isDone } from './refusals/refusal.ts';

/** Identifies a message by its conversation and its timestamp. */
export interface Place {
  readonly channel: string;
  /** Slack's timestamp of the message, which is its id within the conversation. */
  readonly ts: string;
}

interface PlainText {
  readonly text: string;
  readonly unfurl_links: false;
}

/**
 * How many of the newest messages in a conversation are searched. This is enough to find a message that was posted
 * right before a crash.
 */
const NEWEST = 20;
const ANSWER_TIMEOUT_MS = 5000;
const MOST_DMS = 5000;

/**
 * Posts, finds, changes and deletes messages of the bot. All methods throw UpstreamError and ConfigError, except where
 * noted.
 */
export interface MessagesApi {
  /**
   * Opens the direct message with this person and returns its id (`D...`). The id never changes, so the bot keeps the
   * last MOST_DMS ids in memory and does not ask Slack again.
   */
  openDm(userId: string): Promise<string>;
  /** Posts to a conversation, or to a person's direct message if `channel` is a user id. Returns the timestamp. */
  post(channel: string, content: MessageContent | PlainText): Promise<string>;
  /**
   * Returns the timestamp of the newest message that a bot posted and that `isWanted` accepts. Finds messages whose
   * timestamp was not saved because of a crash. Returns `undefined` if there is no such message among the newest ones,
   * or if Slack does not let the bot read the conversation, for example without the optional scope `im:history`.
   */
  find(channel: string, isWanted: (blocks: readonly unknown[]) => boolean): Promise<string | undefined>;
  /** Like `find`, but returns the timestamps of all such messages among the newest ones, newest first. */
  findAll(channel: string, isWanted: (blocks: readonly unknown[]) => boolean): Promise<string[]>;
  /** Returns the URL of a message; `undefined` if Slack returns none. Needs no scope. Never throws. */
  permalink(place: Place): Promise<string | undefined>;
  /**
   * Changes a message. If several updates of one message wait, only the newest content is written, and the waiting
   * calls all resolve after this write.
   * @param mustBeWritten writes this content even if a newer one waits, for a caller that must know whether Slack
   * accepts it
   */
  update(place: Place, content: MessageContent, mustBeWritten?: boolean): Promise<void>;
  /** Deletes a message. Does nothing if the message is already deleted. */
  delete(place: Place): Promise<void>;
  /** Answers a command or a click at its `response_url`. Only this person sees the answer. */
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
    update: (place, content, mustBeWritten) =>
      writeNewest(`${place.channel} ${place.ts}`, { place, content }, mustBeWritten),
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
