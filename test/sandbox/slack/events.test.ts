import { expect, test } from 'vitest';
import { type EmbeddedSlack, startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { manifestWith } from './support/manifest.ts';
import { play, sees } from './support/player.ts';
import { connect } from './support/raw-socket.ts';
import { startWorld } from './support/world.ts';

interface Told {
  readonly event_id: string;
  readonly event: { readonly type: string; readonly text: string; readonly channel_type?: string };
}

test('a mention in a channel with the app is sent as two events', async () => {
  const told: Told[] = [];
  const manifest = manifestWith({
    events: ['app_mention', 'message.channels'],
    scopes: ['app_mentions:read', 'channels:history'],
  });
  await using world = await startWorld(
    (app) =>
      app.use(async ({ body, next }) => {
        told.push(body as unknown as Told);
        await next();
      }),
    { manifest, eventRetryDelaysMs: [], ackLimitMs: 100 },
  );
  await world.ana.types('@MFA Demo, hello', 'general');
  await world.ana.types('@MFA Demo, hello', 'security-training');
  await world.ana.types('Nobody in particular', 'security-training');
  await world.ana.types('@MFA Demo, hello');
  await expect.poll(() => told.length).toBe(3);
  const mention = expect.stringMatching(/^<@U\w+>, hello$/);
  const kinds = told.map(({ event }) => [event.type, event.text, event.channel_type]);
  expect(kinds).toEqual(
    expect.arrayContaining([
      ['app_mention', mention, undefined],
      ['message', mention, 'channel'],
      ['message', 'Nobody in particular', 'channel'],
    ]),
  );
  expect(new Set(told.map(({ event_id: id }) => id)).size).toBe(3);
});

/** Sets a long time limit for acknowledgements, so that a busy machine does not fail the test. */
function bePatient(slack: EmbeddedSlack): void {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ ackLimitMs: 15_000 });
  void slack.fetch(new Request(`${slack.url}/_person/switches`, { method: 'POST', headers, body }));
}

test('over a socket an event is repeated until it is acknowledged', async () => {
  const manifest = manifestWith({ events: ['message.im'] });
  const slack = await startEmbeddedSlack({ manifest, eventRetryDelaysMs: [1, 300, 1], ackLimitMs: 50 });
  const { socket, frames } = await connect(slack);
  const ana = play(slack.url, slack.workspace.personas[0]!.userId);
  const events = () => frames.filter(({ type }) => type === 'events_api');
  socket.on('message', () => {
    if (events().length === 2) bePatient(slack);
    if (events().length > 2) socket.send(JSON.stringify({ envelope_id: events().at(-1)!.envelope_id }));
  });
  await ana.types('hello');
  await expect.poll(() => events().length).toBe(3);
  await ana.types('another');
  expect(events().map(({ retry_attempt: attempt, retry_reason: reason }) => [attempt, reason])).toEqual([
    [0, ''],
    [1, 'http_timeout'],
    [2, 'http_timeout'],
    [0, ''],
  ]);
  const ids = events().map(({ payload }) => payload?.event_id);
  expect(new Set(ids.slice(0, 3)).size).toBe(1);
  expect(ids[3]).not.toBe(ids[0]);
  socket.close();
  await slack.close();
});

test('global shortcuts reach the app with a trigger id, and message shortcuts with the message', async () => {
  const manifest = manifestWith({
    shortcuts: [
      { name: 'New demo', type: 'global', callback_id: 'new-demo' },
      { name: 'Explain', type: 'message', callback_id: 'explain' },
    ],
  });
  await using world = await startWorld(
    (app) => {
      app.shortcut('new-demo', async ({ ack, shortcut, client }) => {
        await ack();
        const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'Hello' } }];
        const title = { type: 'plain_text' as const, text: 'New demo' };
        await client.views.open({ trigger_id: shortcut.trigger_id, view: { type: 'modal', title, blocks } });
      });
      app.shortcut({ type: 'message_action', callback_id: 'explain' }, async ({ ack, shortcut, respond }) => {
        await ack();
        await respond(`It says “${shortcut.message.text}”`);
      });
    },
    { manifest },
  );
  const { ana } = world;
  expect(world.slack.workspace.shortcuts?.map(({ name }) => name)).toEqual(['New demo', 'Explain']);
  expect(await ana.client.runs({ callbackId: 'new-demo' })).toEqual({ ok: true });
  await sees(ana.modal, (modal) => expect(modal?.title).toBe('New demo'));
  await ana.types('What is MFA?', 'general');
  const on = { channelId: await ana.channelId('general'), ts: (await ana.messages('general'))[0]!.ts };
  expect(await ana.client.runs({ callbackId: 'explain', on })).toEqual({ ok: true });
  await sees(
    () => ana.texts('general'),
    (texts) => expect(texts).toContain('It says “What is MFA?”'),
  );
  expect(await ana.client.runs({ callbackId: 'explain' })).toMatchObject({ ok: false });
  expect(await ana.client.runs({ callbackId: 'explain', on: { ...on, ts: '1.2' } })).toMatchObject({ ok: false });
});

test('values of text, number, date, time, menu, user and conversation fields are sent in the format of Slack', async () => {
  const seen: object[] = [];
  const label = { type: 'plain_text' as const, text: 'Field', emoji: true };
  const options = ['a', 'b'].map((value) => ({ value, text: label }));
  const input = (type: string, more = {}) => ({
    type: 'input',
    block_id: type,
    optional: true,
    label,
    element: { type, action_id: 'it', ...more },
  });
  const blocks = [
    input('plain_text_input', { initial_value: 'as it came' }),
    input('number_input', { is_decimal_allowed: false }),
    input('datepicker', { initial_date: '2026-01-31' }),
    input('timepicker'),
    input('multi_static_select', { options }),
    input('users_select'),
    input('multi_users_select'),
    input('conversations_select'),
  ] as never[];
  await using world = await startWorld((app) => {
    app.command('/mfa-demo', async ({ ack, body, client }) => {
      await ack();
      const view = { type: 'modal' as const, callback_id: 'all', title: label, submit: label, blocks };
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.view('all', async ({ ack, view }) => {
      seen.push(Object.values(view.state.values).map(({ it }) => it!));
      await ack();
    });
  });
  const { ana } = world;
  await ana.types('/mfa-demo start');
  await sees(ana.modal, (modal) => expect(modal).toBeDefined());
  const { viewId } = (await ana.modal())!;
  const submits = (values: Record<string, string | string[]>) => {
    const fields = Object.entries(values).map(([type, value]) => [type, { it: value }]);
    return ana.client.submits({ viewId, values: Object.fromEntries(fields) });
  };
  expect(await submits({ datepicker: 'tomorrow' })).toEqual({
    ok: false,
    error: 'not a valid value of a "datepicker" in this modal',
  });
  await submits({
    number_input: '7',
    timepicker: '23:59',
    multi_static_select: ['b'],
    multi_users_select: ['U0SANDBOXA1', 'U0SANDBOXM1'],
  });
  expect(seen[0]).toEqual([
    { type: 'plain_text_input', value: 'as it came' },
    { type: 'number_input', value: '7' },
    { type: 'datepicker', selected_date: '2026-01-31' },
    { type: 'timepicker', selected_time: '23:59' },
    { type: 'multi_static_select', selected_options: [options[1]] },
    { type: 'users_select', selected_user: null },
    { type: 'multi_users_select', selected_users: ['U0SANDBOXA1', 'U0SANDBOXM1'] },
    { type: 'conversations_select', selected_conversation: null },
  ]);
});
