import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type EmbeddedSlack, startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { allMethods } from '../../../sandbox/slack/web-api/methods.ts';
import { runs } from '../../support/volume.ts';
import { manifestWith } from './support/manifest.ts';
import { play } from './support/player.ts';
import { connect } from './support/raw-socket.ts';

const scopes = ['im:read', 'im:history', 'channels:read', 'channels:history', 'files:read', 'usergroups:read'];
const manifest = manifestWith({ scopes });

let slack: EmbeddedSlack;
beforeAll(async () => {
  slack = await startEmbeddedSlack({ manifest, ackLimitMs: 200 });
});
afterAll(() => slack.close());

const ANA = 'U0SANDBOXA1';
const METHODS = Object.keys(allMethods(() => ''));
const VERBS = ['types', 'clicks', 'submits', 'closes', 'runs', 'opens-home', 'screen', 'files/F1', 'screen/stream'];
const SOME_NAMES = [
  'channel',
  'text',
  'blocks',
  'view',
  'user',
  'ts',
  'cursor',
  'limit',
  'channelId',
  'viewId',
  'values',
];
const NAMES = [...SOME_NAMES, 'in', 'on', 'token', 'files', 'hash', 'method', 'kind', 'rateLimitNext', '__proto__'];

const part = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('..', '%', '%2e', '__proto__', ANA, 'T0SANDBOX01'));
const path = fc.oneof(
  fc.constantFrom(...METHODS).map((name) => `/api/${name}`),
  fc.constantFrom(...VERBS).map((verb) => `/_person/${ANA}/${verb}`),
  fc.constantFrom('/_person/switches', '/_person/traffic/stream', '/_person/workspace', '/_sandbox/faults'),
  fc
    .tuple(fc.constantFrom('api', 'upload/v1', 'files-pri', 'response', '_person', 'link'), part, part)
    .map((parts) => `/${parts.join('/')}`),
);
const value = fc.oneof(
  fc.constantFrom(ANA, 'D0SANDBOXA1', 'C0SANDBOXS1', '/mfa-demo x', ''),
  fc.jsonValue({ maxDepth: 3 }),
);
const object = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 5 });
const json = object.map((fields) => JSON.stringify(fields));
const form = object.map((fields) =>
  Object.entries(fields)
    .map(([name, field]) => `${name}=${encodeURIComponent(JSON.stringify(field))}`)
    .join('&'),
);
const cut = fc.tuple(json, fc.nat({ max: 40 })).map(([text, at]) => text.slice(0, at));
const request = fc.record({
  path,
  method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'OPTIONS'),
  body: fc.oneof(json, json, form, cut, fc.string()),
  type: fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/xml',
    'x',
  ),
  token: fc.constantFrom('bot', 'bot', 'app', 'none', 'Bearer', '\u00ff'),
});

function built({ path: wanted, method, body, type, token }: typeof request extends fc.Arbitrary<infer T> ? T : never) {
  const tokens: Record<string, string> = { bot: `Bearer ${slack.botToken}`, app: `Bearer ${slack.appToken}` };
  const headers = { 'content-type': type, host: '127.0.0.1', authorization: tokens[token] ?? token };
  const url = `${slack.url}${wanted.split('/').map(encodedOnce).join('/')}`;
  return new Request(url, { method, headers, ...(method === 'GET' ? {} : { body }) });
}

const encodedOnce = (text: string) => (text.startsWith('%') ? text : encodeURIComponent(text));

test('a malformed request gets an answer, and never a 5xx', async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(request, async (sample) => {
      const response = await slack.fetch(built(sample));
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      if (response.headers.get('content-type') === 'text/event-stream') {
        await response.body?.cancel();
        return;
      }
      const text = await response.text();
      if (response.status >= 500 || text.includes('internal_error')) expect.fail(`${response.status} ${text}`);
    }),
    { numRuns: runs(10_000) },
  );
  expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([200, 400, 404]));
  expect([...statuses.values()].reduce((sum, count) => sum + count)).toBe(runs(10_000));
});

test('malformed frames on four connections have no effect on later commands', async () => {
  const ack = fc.record({ envelope_id: fc.oneof(fc.uuid(), fc.jsonValue()), payload: fc.jsonValue({ maxDepth: 2 }) });
  const frame = fc.oneof(
    ack.map((fields) => JSON.stringify(fields)),
    ack.map((fields) => JSON.stringify(fields).slice(1)),
    fc.string(),
    fc.uint8Array({ maxLength: 40 }),
    fc.constant('['.repeat(5000)),
  );
  const frames = fc.array(frame, { minLength: runs(2000), maxLength: runs(2000) });
  await fc.assert(fc.asyncProperty(frames, sendFrames), { numRuns: 1, endOnFailure: true });
});

async function sendFrames(frames: readonly (string | Uint8Array)[]): Promise<void> {
  // Another Slack, which has had no malformed requests, and waits long enough for answers on a busy machine.
  const untouched = await startEmbeddedSlack({ manifest, ackLimitMs: 15_000 });
  onTestFinished(() => untouched.close());
  const sockets = await Promise.all(Array.from({ length: 4 }, () => connect(untouched)));
  for (const [index, data] of frames.entries()) sockets[index % 4]!.socket.send(data);
  // Slack answers the ping after it has read all earlier frames.
  await Promise.all(
    sockets.map(async ({ socket }) => {
      socket.ping();
      await once(socket, 'pong');
    }),
  );
  expect(untouched.connectionCount()).toBe(4);
  for (const { socket } of sockets) {
    socket.on('message', (data) => {
      const { envelope_id: id } = JSON.parse(String(data));
      socket.send(JSON.stringify({ envelope_id: id, payload: { text: 'Still here' } }));
    });
  }
  const ana = play(untouched.url, ANA);
  await ana.types('/mfa-demo help');
  expect((await ana.texts()).at(-1)).toBe('Still here');
  for (const { socket } of sockets) socket.close();
  await expect.poll(() => untouched.connectionCount()).toBe(0);
}

test.for([
  ['an invalid path', 'GET // HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'],
  [
    'an upgrade without a key',
    'GET /link/?ticket=x HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  ],
  ['bytes that are not HTTP', '\u0000\u0001\u0002 nonsense\r\n\r\n'],
  ['a header of 100,000 characters', `GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
] as const)('a connection that begins with %s gets a 4xx answer and is closed', async ([, text]) => {
  const socket = connectTcp(Number(new URL(slack.url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  socket.on('error', () => {});
  socket.write(text);
  await new Promise((resolve) => socket.once('close', resolve));
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect((await fetch(`${slack.apiUrl}api.test`)).status).toBe(200);
});
