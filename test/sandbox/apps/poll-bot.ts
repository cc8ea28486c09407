import type { App, KnownEventFromType } from '@slack/bolt';

export const pollBot = {
  scopes: ['reactions:read', 'reactions:write'],
  events: ['reaction_added', 'reaction_removed'],
  commands: [{ command: '/poll', description: 'Ask the channel' }],
};

type Reaction = KnownEventFromType<'reaction_added' | 'reaction_removed'>;

/** Posts a question with a first reaction, and writes into the message how many reactions people have added. */
export function registerPollBot(app: App, heard: Reaction[]): void {
  app.command('/poll', async ({ ack, command, client }) => {
    await ack();
    const channel = command.channel_id;
    const { ts = '' } = await client.chat.postMessage({ channel, text: `${command.text} No votes.` });
    await client.reactions.add({ channel, timestamp: ts, name: '+1' });
  });
  for (const type of ['reaction_added', 'reaction_removed'] as const) {
    app.event(type, async ({ event, client, context }) => {
      if (event.user === context.botUserId) return;
      heard.push(event);
      const { channel, ts } = event.item;
      const { message } = await client.reactions.get({ channel, timestamp: ts, full: true });
      const votes = (message?.reactions ?? []).flatMap(({ name, users = [] }) =>
        users.filter((user) => user !== context.botUserId).map(() => `:${name}:`),
      );
      const question = message?.text?.split('?')[0];
      await client.chat.update({ channel, ts, text: `${question}? Votes: ${votes.length}.` });
    });
  }
}
