import type { WebClient } from '@slack/web-api';
import QuickLRU from 'quick-lru';
import { type Demo, isRunning } from '../../scenario/demo.ts';
import type { Clock } from '../../scenario/ports/clock.ts';
import { reminderMessage } from '../messages/reminder.ts';
import { textOf } from '../text/catalog.ts';
import { type Conversations, deleteMessage, postMessage } from './conversations.ts';

const MOST_KEPT = 1000;

/** The short message that offers more time, apart from the progress message. All throw UpstreamError, ConfigError. */
export interface Reminders {
  post(demo: Demo): Promise<string | undefined>;
  /** Deletes it when it has served: more time was taken, or the demo is over. */
  removeIfServed(demo: Demo): Promise<void>;
}

export function createReminders(client: WebClient, conversations: Conversations, clock: Clock): Reminders {
  const removed = new QuickLRU<string, true>({ maxSize: MOST_KEPT });
  return {
    post: async (demo) => {
      const { channelId } = conversations.known(demo);
      if (!channelId) return undefined;
      return postMessage(client, channelId, reminderMessage(demo, textOf(demo.participant.locale), clock.now()));
    },
    removeIfServed: async (demo) => {
      const { channelId, reminderTs } = conversations.known(demo);
      const isServed = !isRunning(demo) || demo.extendedAt !== undefined;
      if (!channelId || !reminderTs || !isServed || removed.has(reminderTs)) return;
      await deleteMessage(client, channelId, reminderTs);
      removed.set(reminderTs, true);
    },
  };
}
