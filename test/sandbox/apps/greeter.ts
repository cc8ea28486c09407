import type { App } from '@slack/bolt';

export const greeter = {
  scopes: ['channels:join', 'channels:read', 'users:read.email', 'users.profile:read', 'chat:write.customize'],
  events: ['member_joined_channel', 'member_left_channel'],
  commands: [{ command: '/greet', description: 'Greet somebody by their address' }],
};

export interface GreeterHeard {
  readonly joined: string[];
  readonly members: string[][];
}

/**
 * Joins the channel of the command. Welcomes the person with the given address, and later each person who joins, under
 * the name Doorkeeper. Says goodbye to people under the app's own name.
 */
export function registerGreeter(app: App, { joined, members }: GreeterHeard): void {
  app.command('/greet', async ({ ack, command, client }) => {
    await ack();
    const channel = command.channel_id;
    await client.conversations.join({ channel });
    const found = await client.conversations.members({ channel });
    members.push(found.members ?? []);
    const { user } = await client.users.lookupByEmail({ email: command.text });
    const { profile } = await client.users.profile.get({ user: user?.id });
    const text = `Welcome, *${profile?.real_name}* (${profile?.email}). You are one of ${found.members?.length}.`;
    await client.chat.postMessage({ channel, text, username: 'Doorkeeper', icon_emoji: ':wave:' });
  });
  app.event('member_joined_channel', async ({ event, context, say }) => {
    joined.push(event.user);
    if (event.user === context.botUserId) return;
    await say({ text: `<@${event.user}> is new here.`, username: 'Doorkeeper', icon_emoji: ':wave:' });
  });
  app.event('member_left_channel', async ({ event, say }) => {
    await say(`Goodbye, <@${event.user}>.`);
  });
}
