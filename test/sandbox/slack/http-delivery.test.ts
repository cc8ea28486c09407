import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ViewSubmitAction } from '@slack/bolt';
import { expect, test } from 'vitest';
import { readSwitches, setSwitches, watchTraffic } from '../../../sandbox/slack/person/client.ts';
import { startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { listening, startHttpWorld, withBolt } from './support/http-app.ts';
import { play, sees } from './support/player.ts';
import { buttons, codeModal } from './support/views.ts';
import { MANIFEST } from './support/world.ts';

const WITH_EVENTS = MANIFEST.replace(
  'settings:',
  'settings:\n  event_subscriptions:\n    bot_events: [app_mention, message.im]',
).replace('      - commands\n', '      - commands\n      - app_mentions:read\n');

test('a Bolt app with an HTTP receiver gets a command, a click, a modal that it refuses and then accepts, and an event', async () => {
  await using world = await startHttpWorld({ manifest: WITH_EVENTS });
  const mentions: string[] = [];
  await withBolt(world, (app) => {
    app.command('/mfa-demo', ({ ack }) => ack({ text: 'Ready?', blocks: [buttons('go')] }));
    app.action('go', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: (body as { trigger_id: string }).trigger_id, view: codeModal() });
    });
    app.view<ViewSubmitAction>('codes', async ({ ack, view }) => {
      const isRight = view.state.values.code!.typed!.value === '654321';
      await (isRight ? ack() : ack({ response_action: 'errors', errors: { code: 'Not this one' } }));
    });
    app.event('app_mention', async ({ event, say }) => {
      mentions.push(event.text);
      await say('You called?');
    });
  });
  const { ana } = world;
  await ana.types('/mfa-demo start', 'security-training');
  expect(await ana.messages('security-training')).toMatchObject([{ text: 'Ready?', isEphemeral: true }]);
  await ana.clicks('go');
  await sees(ana.modal, (modal) => expect(modal).toMatchObject({ title: 'Enter a code' }));
  await ana.submits({ code: '111111' });
  expect(await ana.modal()).toMatchObject({ errors: { code: 'Not this one' } });
  await ana.submits({ code: '654321' });
  expect(await ana.modal()).toBeUndefined();
  await ana.types('@MFA Demo hello', 'security-training');
  await sees(
    () => ana.texts('security-training'),
    (texts) => expect(texts.at(-1)).toBe('You called?'),
  );
  expect(mentions).toEqual([expect.stringMatching(/^<@U0\w+> hello$/)]);
});

test('the request of a command is signed, and has the path, content type and fields that Slack sends', async () => {
  await using world = await startHttpWorld();
  const heard = listening(world, () => ({}));
  const startedAt = Math.floor(Date.now() / 1000);
  await world.ana.types('/mfa-demo two words');
  const [{ headers, body, path }] = heard as [(typeof heard)[0]];
  const timestamp = headers['x-slack-request-timestamp'] as string;
  const digest = createHmac('sha256', world.slack.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  expect(headers['x-slack-signature']).toBe(`v0=${digest}`);
  expect(Number(timestamp)).toBeGreaterThanOrEqual(startedAt);
  expect(Number(timestamp)).toBeLessThanOrEqual(Date.now() / 1000);
  expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(path).toBe('/slack/events');
  expect(new URLSearchParams(body).get('text')).toBe('two words');
});

test('an interaction is sent as JSON in the form field payload', async () => {
  await using world = await startHttpWorld();
  const heard = listening(world, () => ({ text: 'whatever' }));
  const headers = { authorization: `Bearer ${world.slack.botToken}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ channel: world.ana.userId, text: 'x', blocks: [buttons('go')] });
  await fetch(`${world.slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
  await world.ana.clicks('go');
  const payload = JSON.parse(new URLSearchParams(heard.at(-1)!.body).get('payload')!);
  expect(payload).toMatchObject({ type: 'block_actions', actions: [{ action_id: 'go' }] });
  expect(await world.ana.notices()).toEqual([]);
});

test.for([
  ['plain text', { text: 'Hello' }, ['Hello'], []],
  ['JSON', { type: 'application/json; charset=utf-8', text: '{"text":"Hi"}' }, ['Hi'], []],
  ['nothing', {}, [], []],
  ['an error of the app', { status: 500 }, [], ['/mfa-demo failed with the error "http_service_error"']],
  ['an unknown address', { status: 404 }, [], ['/mfa-demo failed with the error "http_client_error"']],
  ['broken JSON', { type: 'application/json', text: '{' }, [], ['/mfa-demo failed with the error "invalid_response"']],
] as const)(
  'after the app answers a command with %s, the person sees the text of the answer, a notice of Slack, or nothing',
  async ([, answer, texts, notices]) => {
    await using world = await startHttpWorld();
    listening(world, () => answer);
    await world.ana.types('/mfa-demo help');
    expect(await world.ana.texts()).toEqual(texts);
    expect(await world.ana.notices()).toEqual(notices);
  },
);

test('the person sees a notice if the server of the app is too slow or cannot be reached', async () => {
  await using world = await startHttpWorld();
  world.answerWith(() => {});
  const { ackLimitMs } = await readSwitches(world.slack.url);
  await setSwitches(world.slack.url, { ackLimitMs: 60 });
  await world.ana.types('/mfa-demo help');
  expect(await world.ana.notices()).toEqual(['/mfa-demo failed with the error "operation_timeout"']);
  world.answerWith((request) => request.socket.destroy());
  await setSwitches(world.slack.url, { ackLimitMs });
  await world.ana.types('/mfa-demo help');
  expect((await world.ana.notices()).at(-1)).toBe('/mfa-demo failed with the error "dispatch_failed"');
});

test('at the start, Slack sends a challenge to the address of events, and checks the address of commands', async () => {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      heard.push(body);
      response.end(body.startsWith('{') ? JSON.parse(body).challenge : '');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const requestUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const slack = await startEmbeddedSlack({ manifest: WITH_EVENTS, requestUrl });
  const delivery = async () => (await readSwitches(slack.url)).delivery;
  await expect.poll(delivery).toEqual({ kind: 'http', url: requestUrl, isVerified: true });
  await expect.poll(() => heard.length).toBe(2);
  expect(heard.find((body) => body.startsWith('{'))).toMatch(/"type":"url_verification".*"challenge":/);
  expect(heard.find((body) => !body.startsWith('{'))).toMatch(/^ssl_check=1&token=/);
  await slack.close();
  server.close();
});

test('an address that does not answer the challenge gets no events', async () => {
  await using world = await startHttpWorld({ manifest: WITH_EVENTS, eventRetryDelaysMs: [] });
  const heard = listening(world, () => ({ text: 'not the challenge' }));
  await world.ana.types('hello');
  expect(heard.map(({ body }) => JSON.parse(body).type)).toEqual(['url_verification']);
});

test('an event that is not acknowledged is sent again, with a retry number, a reason and the same event id', async () => {
  await using world = await startHttpWorld({ manifest: WITH_EVENTS, eventRetryDelaysMs: [1, 1, 1] });
  const heard = listening(world, ({ body }) => {
    const { type, challenge } = JSON.parse(body);
    return type === 'url_verification' ? { text: challenge } : { status: 500 };
  });
  await world.ana.types('hello');
  const events = () => heard.filter(({ body }) => body.includes('event_callback'));
  await expect.poll(() => events().length).toBe(4);
  expect(events().map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
  expect(events().map(({ headers }) => headers['x-slack-retry-reason'])[3]).toBe('http_error');
  expect(new Set(events().map(({ body }) => JSON.parse(body).event_id)).size).toBe(1);
});

test('an answer with x-slack-no-retry stops the retries of an event', async () => {
  await using world = await startHttpWorld({ manifest: WITH_EVENTS, eventRetryDelaysMs: [1, 1, 1] });
  const heard = listening(world, ({ body }) => {
    const { challenge, event } = JSON.parse(body);
    if (challenge) return { text: challenge };
    const isFirst = event.text === 'first';
    return { status: 500, ...(isFirst ? { headers: { 'x-slack-no-retry': '1' } } : {}) };
  });
  await world.ana.types('first');
  await world.ana.types('second');
  const texts = () => heard.map(({ body }) => JSON.parse(body).event?.text).filter((text) => text !== undefined);
  await expect.poll(() => texts().length).toBe(5);
  expect(texts()).toEqual(['first', 'second', 'second', 'second', 'second']);
});

test('without Socket Mode, a command goes to its address in the manifest, and apps.connections.open is refused', async () => {
  await using other = await startHttpWorld();
  const heard = listening(other, () => ({ text: 'Here' }));
  const manifest = MANIFEST.replace('socket_mode_enabled: true', 'socket_mode_enabled: false').replace(
    'command: /mfa-demo',
    `command: /mfa-demo\n      url: ${other.url}/commands`,
  );
  const slack = await startEmbeddedSlack({ manifest });
  const ana = play(slack.url, other.ana.userId);
  await ana.types('/mfa-demo help');
  expect(await ana.texts()).toEqual(['Here']);
  expect(heard.at(-1)!.path).toBe('/slack/events/commands');
  const headers = { authorization: `Bearer ${slack.appToken}` };
  const socket = await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers });
  expect(await socket.json()).toEqual({ ok: false, error: 'socket_mode_not_enabled' });
  await slack.close();
});

test('the traffic shows the addresses to which Slack sends its requests at the start', async () => {
  const at = (path: string) => `http://127.0.0.1:9/${path}`;
  const manifest = WITH_EVENTS.replace('socket_mode_enabled: true', 'socket_mode_enabled: false')
    .replace('command: /mfa-demo', `command: /mfa-demo\n      url: ${at('commands')}`)
    .replace('interactivity:', `interactivity:\n    request_url: ${at('clicks')}`)
    .replace('bot_events:', `request_url: ${at('events')}\n    bot_events:`);
  const slack = await startEmbeddedSlack({ manifest });
  const asked = new Map<string, string>();
  const stop = new AbortController();
  const watching = watchTraffic(slack.url, ({ kind, summary }) => void asked.set(kind, summary), stop.signal);
  await expect
    .poll(() => Object.fromEntries(asked))
    .toEqual({
      url_verification: at('events'),
      ssl_check: at('commands'),
    });
  stop.abort();
  await watching;
  await slack.close();
});

test('an app can stop without delay, and gets the next request as soon as it listens again', async () => {
  const first = await listenOn(0, 'Before');
  const { port } = first.address() as AddressInfo;
  const slack = await startEmbeddedSlack({ manifest: MANIFEST, requestUrl: `http://127.0.0.1:${port}/` });
  const ana = play(slack.url, slack.workspace.personas[0]!.userId);
  await ana.types('/mfa-demo help');
  const closed = once(first, 'close');
  first.close();
  await closed;
  await ana.types('/mfa-demo help');
  const second = await listenOn(port, 'After');
  await ana.types('/mfa-demo help');
  expect(await ana.texts()).toEqual(['Before', 'After']);
  expect(await ana.notices()).toEqual(['/mfa-demo failed with the error "dispatch_failed"']);
  second.close();
  await slack.close();
});

async function listenOn(port: number, text: string): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (_request, response) => response.end(text));
  // Makes `close` wait for idle connections, as Bolt's `stop` does. The test fails if Slack keeps a connection open.
  server.closeIdleConnections = () => {};
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

test('an invalid address is refused at the start', async () => {
  const starting = startEmbeddedSlack({ manifest: MANIFEST, requestUrl: 'localhost:3000' });
  await expect(starting).rejects.toThrow('Not a request URL: localhost:3000');
});
