import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedSlack, startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { MANIFEST, startWorld } from './support/world.ts';

let slack: EmbeddedSlack;
beforeAll(async () => {
  slack = await startEmbeddedSlack({ manifest: MANIFEST });
});
afterAll(() => slack.close());

const apiTest = () => fetch(`${slack.apiUrl}api.test`, { method: 'POST' });

test('the ordered faults happen in their order, each as often as ordered, and then calls succeed again', async () => {
  slack.orderFault({ method: 'api.test', kind: 'server-error', times: 2 });
  slack.orderFault({ method: 'api.test', kind: 'not-found' });
  slack.orderFault({ method: 'api.test', kind: 'invalid-slack-file' });
  expect([(await apiTest()).status, (await apiTest()).status]).toEqual([503, 503]);
  expect(await (await apiTest()).json()).toEqual({ ok: false, error: 'not_found' });
  expect(JSON.stringify(await (await apiTest()).json())).toContain('invalid slack file');
  expect(await (await apiTest()).json()).toMatchObject({ ok: true });
});

test('a connection can be reset before or after a call', async () => {
  await using world = await startWorld();
  const post = () =>
    world.app.client.chat.postMessage({ channel: world.slack.workspace.personas[0]!.userId, text: 'hello' });
  const seen = async () => (await world.ana.texts()).length;
  for (const kind of ['reset-before', 'reset-after-commit'] as const) {
    const before = await seen();
    world.slack.orderFault({ method: 'chat.postMessage', kind });
    await expect(post()).rejects.toThrow(/ECONNRESET|socket hang up|request error/i);
    expect((await seen()) > before).toBe(kind === 'reset-after-commit');
  }
});

test('after deliverTwice(), the next envelope arrives twice, and the envelope after it once', async () => {
  const heard: string[] = [];
  await using world = await startWorld((app) =>
    app.command('/mfa-demo', async ({ ack, command }) => {
      await ack();
      heard.push(command.text);
    }),
  );
  world.slack.deliverTwice();
  await world.ana.types('/mfa-demo one');
  await world.ana.types('/mfa-demo two');
  await expect.poll(() => heard).toEqual(['one', 'one', 'two']);
});

test('an app reconnects after its sockets were cut', async () => {
  await using world = await startWorld(undefined, { pingTimeoutMs: 2000 });
  world.slack.cutSockets();
  expect(world.slack.connectionCount()).toBe(0);
  await expect.poll(() => world.slack.connectionCount(), { timeout: 10_000 }).toBe(1);
});

test('faults can be ordered, listed and removed over HTTP, but a page of another site cannot order them', async () => {
  const faults = (init: RequestInit) => fetch(`${slack.url}/_sandbox/faults`, init);
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ method: 'api.test', kind: 'rate-limited' });
  expect((await faults({ method: 'POST', body })).status, 'a request that another site could send').toBe(403);
  expect((await faults({ method: 'POST', body: '{}', headers })).status).toBe(400);
  expect((await faults({ method: 'POST', body, headers })).status).toBe(201);
  expect(await (await faults({})).json()).toMatchObject([{ method: 'api.test', retryAfterSeconds: 1 }]);
  expect(await (await faults({ method: 'DELETE' })).json()).toEqual([]);
  const rebound = new Request('http://evil.example/_sandbox/faults', { method: 'POST', body, headers });
  expect((await slack.fetch(rebound)).status).toBe(403);
});
