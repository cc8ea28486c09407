import type { App } from '@slack/bolt';

export const mentionBot = {
  scopes: ['app_mentions:read', 'channels:history'],
  events: ['app_mention'],
};

/**
 * Answers a mention in its thread. If the mention is not in a thread yet, the answer is a greeting. In a thread, it is
 * the number of replies and the last person who replied.
 */
export function registerMentionBot(app: App, texts: string[]): void {
  app.event('app_mention', async ({ event, client, context, say }) => {
    texts.push(event.text);
    const ts = event.thread_ts ?? event.ts;
    const { messages = [] } = await client.conversations.replies({ channel: event.channel, ts });
    const people = messages.slice(1).filter(({ user }) => user !== context.botUserId);
    const text = event.thread_ts
      ? `${messages.length - 1} replies so far, the last one of <@${people.at(-1)?.user}>.`
      : `Hello <@${event.user}>.`;
    await say({ text, thread_ts: ts });
  });
}
