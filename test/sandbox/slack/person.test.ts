import { request } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readWorkspace } from '../../../sandbox/slack/person/client.ts';
import type { Screen } from '../../../sandbox/slack/person/types.ts';
import { manifestWith } from './support/manifest.ts';
import { buttons } from './support/views.ts';
import { MANIFEST, startWorld, type World } from './support/world.ts';

/** Sends a request without `fetch`, which does not allow a `Host` header. Returns the status. */
function statusOf(world: World, path: string, headers: Record<string, string>, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${world.slack.url}${path}`, { method: body === undefined ? 'GET' : 'POST', headers });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

test('the workspace has four people, the app and its command', async () => {
  await using world = await startWorld();
  const workspace = await readWorkspace(world.slack.url);
  expect(workspace).toEqual(world.slack.workspace);
  expect(workspace).toMatchObject({
    appName: 'MFA Demo',
    personas: [
      { name: 'Ana', role: 'member', locale: 'en-US' },
      { name: 'Max', role: 'admin', locale: 'en-US' },
      { name: 'Gus', role: 'guest', locale: 'en-US' },
      { name: 'Yuki', role: 'member', locale: 'ja-JP' },
    ],
    commands: [{ command: '/mfa-demo', usageHint: 'start | status | stop | cleanup | check | workshop | help' }],
  });
});

test('the workspace says whether the app gets messages: only if its manifest subscribes to them', async () => {
  await using deaf = await startWorld(undefined, { manifest: manifestWith({ events: ['app_home_opened'] }) });
  await using hearing = await startWorld(undefined, { manifest: manifestWith({ events: ['message.im'] }) });
  expect([deaf, hearing].map(({ slack }) => slack.workspace.hearsMessages)).toEqual([false, true]);
});

test.each([
  ['open', true, false],
  ['read-only', true, true],
  ['off', false, false],
])('the workspace says that the messages tab is %s', async (messagesTab, isEnabled, isReadOnly) => {
  const manifest = MANIFEST.replace('messages_tab_enabled: true', `messages_tab_enabled: ${isEnabled}`).replace(
    'messages_tab_read_only_enabled: false',
    `messages_tab_read_only_enabled: ${isReadOnly}`,
  );
  await using world = await startWorld(undefined, { manifest });
  expect(world.slack.workspace.messagesTab).toBe(messagesTab);
  const channelId = await world.ana.channelId('MFA Demo');
  expect(await world.ana.client.types(channelId, 'Hello')).toMatchObject({ ok: messagesTab === 'open' });
});

test('an empty screen has the channels and, last, the DM with the app', async () => {
  await using world = await startWorld();
  const screen = await world.ana.client.screen();
  expect(screen).toMatchObject({ me: { name: 'Ana' }, modals: [], notices: [], home: null });
  expect(screen.conversations.map(({ kind, name, messages }) => [kind, name, messages])).toEqual([
    ['channel', 'general', []],
    ['channel', 'security-training', []],
    ['app-dm', 'MFA Demo', []],
  ]);
});

test('the stream of a screen shows every change, with increasing revisions', async () => {
  await using world = await startWorld();
  const screens: Screen[] = [];
  const watching = new AbortController();
  const watched = world.ana.client.watch((screen) => screens.push(screen), watching.signal);
  await expect.poll(() => screens.length).toBe(1);
  const { chat } = world.app.client;
  const posted = await chat.postMessage({ channel: world.ana.userId, text: 'One', blocks: [buttons('stop')] });
  const lastTexts = () =>
    screens
      .at(-1)!
      .conversations.at(-1)!
      .messages.map(({ text }) => text);
  await expect.poll(lastTexts).toEqual(['One']);
  await chat.update({ channel: posted.channel!, ts: posted.ts!, text: 'Two' });
  await expect.poll(lastTexts).toEqual(['Two']);
  const revisions = screens.map(({ revision }) => revision);
  expect(revisions).toEqual([...new Set(revisions)].sort((one, other) => one - other));
  watching.abort();
  await watched;
});

test('a stream without changes gets a comment from time to time, so that it is not closed', async () => {
  await using world = await startWorld();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const url = `${world.slack.url}/_person/${world.ana.userId}/screen/stream`;
  const response = await world.slack.fetch(new Request(url));
  const reader = response.body!.getReader();
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  expect(await read()).toMatch(/^data: \{.*\}\n\n$/);
  vi.advanceTimersByTime(20_000);
  expect(await read()).toMatch(/^: .*\n\n$/);
  await reader.cancel();
  expect(vi.getTimerCount()).toBe(0);
});

test('watching a screen fails when the sandbox ends', async () => {
  const world = await startWorld();
  const screens: Screen[] = [];
  const watched = world.ana.client.watch((screen) => screens.push(screen), new AbortController().signal);
  const outcome = expect(watched).rejects.toThrow();
  await expect.poll(() => screens.length).toBe(1);
  await world[Symbol.asyncDispose]();
  await outcome;
});

test('a page of another site cannot act as a person', async () => {
  await using world = await startWorld();
  const path = `/_person/${world.ana.userId}`;
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify({ channelId: await world.ana.channelId('general'), text: 'Hello' });
  expect(await statusOf(world, `${path}/screen`, { host: 'evil.example' })).toBe(403);
  expect(await statusOf(world, `${path}/screen`, { host: '127.0.0.1.evil.example' })).toBe(403);
  expect(await statusOf(world, `${path}/types`, { ...json, host: 'evil.example:80' }, body)).toBe(403);
  expect(await statusOf(world, `${path}/types`, { 'content-type': 'text/plain' }, body)).toBe(403);
  expect(await world.ana.texts('general')).toEqual([]);
  expect(await statusOf(world, `${path}/screen`, { host: 'localhost:1234' })).toBe(200);
  expect(await statusOf(world, `${path}/types`, json, body)).toBe(200);
  expect(await world.ana.texts('general')).toEqual(['Hello']);
});

test.for([
  ['a body that is not JSON', 'types', '{', 400],
  ['an empty body', 'types', '', 400],
  ['a number for a text', 'types', '{"channelId":"C1","text":5}', 400],
  ['a click on nothing', 'clicks', '{"in":{},"blockId":"a","actionId":"b"}', 400],
  ['values that are not texts', 'submits', '{"viewId":"V1","values":{"a":{"b":1}}}', 400],
  ['an unknown verb', 'dances', '{}', 404],
] as const)('a request with %s is refused', async ([, verb, body, status]) => {
  await using world = await startWorld();
  const headers = { 'content-type': 'application/json' };
  expect(await statusOf(world, `/_person/${world.ana.userId}/${verb}`, headers, body)).toBe(status);
});

test('an action that is impossible on the screen of the person is refused with the reason', async () => {
  await using world = await startWorld();
  const { client } = world.ana;
  const words = async (done: ReturnType<typeof client.types>) => (await done) as { error?: string };
  expect(await words(client.types(await world.max.channelId('MFA Demo'), 'Hi'))).toEqual({
    ok: false,
    error: 'this person has no such conversation',
  });
  expect(await words(client.submits({ viewId: 'V1', values: {} }))).toMatchObject({ ok: false });
  expect(await words(client.closes('V1'))).toMatchObject({ ok: false });
  expect(await words(client.opensHome())).toEqual({ ok: false, error: 'this app has no home tab' });
  expect(await statusOf(world, '/_person/U404/screen', {})).toBe(404);
});

test('another server can serve the routes below /_person through fetch', async () => {
  await using world = await startWorld();
  const { slack, ana } = world;
  const screen = await slack.fetch(new Request(`http://localhost:9/_person/${ana.userId}/screen`));
  expect(await screen.json()).toEqual(await ana.client.screen());
  expect((await slack.fetch(new Request(`http://evil.example/_person/${ana.userId}/screen`))).status).toBe(403);
});
