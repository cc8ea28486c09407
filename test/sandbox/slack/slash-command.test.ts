import type { SlashCommand } from '@slack/bolt';
import { expect, test } from 'vitest';
import { sees } from './support/player.ts';
import { startWorld } from './support/world.ts';

test('a person types the command and the app answers in their DM', async () => {
  const received: SlashCommand[] = [];
  await using world = await startWorld((app) =>
    app.command('/mfa-demo', async ({ ack, command, client }) => {
      await ack();
      received.push(command);
      await client.chat.postMessage({ channel: command.user_id, text: `You said ${command.text}` });
    }),
  );
  await world.ana.types('/mfa-demo  start ');
  await sees(world.ana.texts, (texts) => expect(texts).toEqual(['You said start']));
  expect(await world.max.texts()).toEqual([]);
  expect(received).toEqual([
    {
      token: expect.any(String),
      team_id: expect.stringMatching(/^T/),
      team_domain: 'sandbox',
      channel_id: await world.ana.channelId('MFA Demo'),
      channel_name: 'directmessage',
      user_id: world.ana.userId,
      user_name: 'ana',
      command: '/mfa-demo',
      text: 'start',
      api_app_id: expect.stringMatching(/^A/),
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/response\//),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
    },
  ]);
});

test('a guest can type the command, and the app decides whether to refuse it', async () => {
  await using world = await startWorld((app) =>
    app.command('/mfa-demo', async ({ ack, command, client }) => {
      const { user } = await client.users.info({ user: command.user_id });
      await ack(user?.is_restricted ? 'Not for guests' : 'Welcome');
    }),
  );
  await world.gus.types('/mfa-demo start');
  await world.max.types('/mfa-demo start');
  expect(await world.gus.texts()).toEqual(['Not for guests']);
  expect(await world.max.texts()).toEqual(['Welcome']);
});

test('only the person sees the message of an acknowledgement, in the channel of the command', async () => {
  await using world = await startWorld((app) => app.command('/mfa-demo', ({ ack }) => ack('Only for you')));
  await world.ana.types('/mfa-demo help', 'general');
  const [message] = await world.ana.messages('general');
  expect(message).toMatchObject({ text: 'Only for you', isEphemeral: true, isFromApp: true, authorName: 'MFA Demo' });
  expect(await world.max.messages('general')).toEqual([]);
});

test('a command that is not in the manifest does not reach the app', async () => {
  await using world = await startWorld((app) => app.command(/.*/, ({ ack }) => ack('reached')));
  await world.ana.types('/mfa-demos start');
  expect(await world.ana.notices()).toEqual([
    '/mfa-demos is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.',
  ]);
  expect(await world.ana.messages()).toEqual([]);
});

test('the person sees an error when the app does not acknowledge a command in time', async () => {
  await using world = await startWorld((app) => app.command('/mfa-demo', async () => {}), { ackLimitMs: 50 });
  await world.ana.types('/mfa-demo start');
  expect(await world.ana.notices()).toEqual(['/mfa-demo failed with the error "operation_timeout"']);
  expect(await world.max.notices()).toEqual([]);
});

test('without a connected app, the person sees the error dispatch_failed', async () => {
  await using world = await startWorld();
  await world.app.stop();
  await sees(
    async () => world.slack.connectionCount(),
    (count) => expect(count).toBe(0),
  );
  await world.ana.types('/mfa-demo start');
  expect(await world.ana.notices()).toEqual(['/mfa-demo failed with the error "dispatch_failed"']);
});

test('if Slack refuses the blocks of an acknowledgement, the person sees the error invalid_blocks', async () => {
  await using world = await startWorld((app) =>
    app.command('/mfa-demo', ({ ack }) => ack({ text: 'x', blocks: [{ type: 'nonsense' } as never] })),
  );
  await world.ana.types('/mfa-demo start');
  expect(await world.ana.notices()).toEqual(['/mfa-demo failed with the error "invalid_blocks"']);
  expect(await world.ana.messages()).toEqual([]);
});
