import { expect, test } from 'vitest';
import { readSwitches, setSwitches } from '../../../sandbox/slack/person/client.ts';
import { sees } from './support/player.ts';
import { buttons, codeModal } from './support/views.ts';
import { MANIFEST, startWorld, type World } from './support/world.ts';

/** Calls a method without a client, because a client would wait and retry. */
function call(world: World, method: string, fields: Record<string, string> = {}) {
  const body = new URLSearchParams({ token: world.slack.botToken, ...fields });
  return world.slack.fetch(new Request(`${world.slack.apiUrl}${method}`, { method: 'POST', body }));
}

test('the switches can be read and set, one by one', async () => {
  await using world = await startWorld();
  const usual = await readSwitches(world.slack.url);
  expect(usual).toEqual({
    rateLimitNext: 0,
    slowAppMs: 0,
    rateTiers: false,
    deliverTwice: false,
    enforceScopes: true,
    fileProcessingMs: 0,
    ackLimitMs: 15_000,
    triggerLifeMs: 15_000,
    delivery: { kind: 'socket', connections: 1 },
  });
  expect(await setSwitches(world.slack.url, { slowAppMs: 10 })).toEqual({ ...usual, slowAppMs: 10 });
  expect(await setSwitches(world.slack.url, { slowAppMs: -1 })).toMatchObject({ ok: false });
  expect(await setSwitches(world.slack.url, { unknown: 1 } as never)).toMatchObject({ ok: false });
  expect(await readSwitches(world.slack.url)).toEqual({ ...usual, slowAppMs: 10 });
});

test('with a slow delivery, the time limit passes before the app gets the payload, and the payload still arrives', async () => {
  const heard: string[] = [];
  await using world = await startWorld(
    (app) =>
      app.command('/mfa-demo', async ({ ack, command }) => {
        heard.push(command.text);
        await ack('Too late');
      }),
    { ackLimitMs: 100 },
  );
  await setSwitches(world.slack.url, { slowAppMs: 200 });
  await world.ana.types('/mfa-demo start');
  expect(await world.ana.notices()).toEqual(['/mfa-demo failed with the error "operation_timeout"']);
  await expect.poll(() => heard).toEqual(['start']);
  expect(await world.ana.texts()).toEqual([]);
});

test('rateLimitNext limits the next calls, whatever their method', async () => {
  await using world = await startWorld();
  await setSwitches(world.slack.url, { rateLimitNext: 2 });
  const limited = await call(world, 'api.test');
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '1']);
  expect((await call(world, 'auth.test')).status).toBe(429);
  expect((await call(world, 'api.test')).status).toBe(200);
});

test('with the rate tiers on, a channel accepts one message per second after a short burst', async () => {
  const clock = { now: Date.now() };
  await using world = await startWorld(() => {}, { now: () => clock.now });
  const post = async (channel = world.ana.userId) =>
    (await call(world, 'chat.postMessage', { channel, text: 'x' })).status;
  for (let count = 0; count < 10; count += 1) expect(await post()).toBe(200);
  await setSwitches(world.slack.url, { rateTiers: true });
  const burst = [];
  for (let count = 0; count < 5; count += 1) burst.push(await post());
  expect(burst).toEqual([200, 200, 200, 200, 429]);
  expect(await post(world.max.userId), 'another channel').toBe(200);
  clock.now += 1000;
  expect(await post()).toBe(200);
});

test.for([
  ['users.list', 20, '3'],
  ['conversations.open', 50, '2'],
  ['users.info', 100, '1'],
] as const)('with rate tiers, %s may be called %i times, and again after %s s', async ([method, times, retryAfter]) => {
  const clock = { now: Date.now() };
  await using world = await startWorld(() => {}, { now: () => clock.now });
  await setSwitches(world.slack.url, { rateTiers: true });
  const ask = () => call(world, method, { user: world.ana.userId, users: world.ana.userId });
  for (let count = 0; count < times; count += 1) expect((await ask()).status).toBe(200);
  const refused = await ask();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, retryAfter]);
  clock.now += Number(retryAfter) * 1000;
  expect((await ask()).status).toBe(200);
});

test('with deliverTwice, the app gets a click twice', async () => {
  let clicks = 0;
  await using world = await startWorld((app) =>
    app.action('go', async ({ ack }) => {
      clicks += 1;
      await ack();
    }),
  );
  await world.app.client.chat.postMessage({ channel: world.ana.userId, text: 'x', blocks: [buttons('go')] });
  await setSwitches(world.slack.url, { deliverTwice: true });
  await world.ana.clicks('go');
  await world.ana.clicks('go');
  await expect.poll(() => clicks).toBe(4);
});

test('without enforceScopes, a method needs no scope', async () => {
  await using world = await startWorld();
  const { team } = world.app.client;
  await expect(team.info()).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'team:read' } });
  await setSwitches(world.slack.url, { enforceScopes: false });
  expect(await team.info()).toMatchObject({ team: { name: 'Sandbox' } });
});

test.for(['drop-socket', 'refresh-socket'] as const)('%s ends all connections', async (action) => {
  await using world = await startWorld();
  const { delivery } = await setSwitches(world.slack.url, { action });
  expect(delivery).toEqual({ kind: 'socket', connections: 0 });
});

test('the action expire-response-urls makes all response_urls expire', async () => {
  let url = '';
  await using world = await startWorld((app) =>
    app.command('/mfa-demo', async ({ ack, command }) => {
      url = command.response_url;
      await ack();
    }),
  );
  await world.ana.types('/mfa-demo start');
  await setSwitches(world.slack.url, { action: 'expire-response-urls' });
  const response = await fetch(url, { method: 'POST', body: '{"text":"x"}' });
  expect(await response.json()).toEqual({ ok: false, error: 'expired_url' });
});

test('a reset removes all messages, modals, homes and notices, and the app stays connected', async () => {
  const manifest = MANIFEST.replace('home_tab_enabled: false', 'home_tab_enabled: true');
  await using world = await startWorld(
    (app) => {
      app.command('/mfa-demo', async ({ ack, body, client }) => {
        await ack('Started');
        await client.views.open({ trigger_id: body.trigger_id, view: codeModal() });
      });
    },
    { manifest },
  );
  const { ana, app, slack } = world;
  const home = { type: 'home' as const, blocks: [buttons('go')] };
  await app.client.views.publish({ user_id: ana.userId, view: home });
  await ana.types('/nothing');
  await ana.types('/mfa-demo start');
  await sees(ana.modal, (modal) => expect(modal).toBeDefined());
  const before = await ana.client.screen();
  const watching = new AbortController();
  const revisions: number[] = [];
  void ana.client.watch(({ revision }) => revisions.push(revision), watching.signal);
  await expect.poll(() => revisions.length).toBe(1);
  slack.reset();
  const after = await ana.client.screen();
  expect(after).toMatchObject({ modals: [], home: null, notices: [] });
  expect(after.conversations.flatMap(({ messages }) => messages)).toEqual([]);
  expect(after.revision).toBeGreaterThan(before.revision);
  await expect.poll(() => revisions.at(-1)).toBe(after.revision);
  watching.abort();
  await ana.types('/mfa-demo start');
  expect(await ana.texts()).toEqual(['Started']);
});

test('if the app has not acknowledged a command before a reset, no notice is shown after the reset', async () => {
  const heard: string[] = [];
  await using world = await startWorld(
    (app) =>
      app.command('/mfa-demo', async ({ command }) => {
        heard.push(command.text);
      }),
    { ackLimitMs: 300 },
  );
  const typed = world.ana.types('/mfa-demo start');
  await expect.poll(() => heard).toEqual(['start']);
  world.slack.reset();
  await typed;
  expect(await world.ana.notices()).toEqual([]);
});
