import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedSlack, startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { allMethods } from '../../../sandbox/slack/web-api/methods.ts';
import { partOf } from '../../support/volume.ts';
import { MANIFEST } from './support/world.ts';

let slack: EmbeddedSlack;

beforeAll(async () => {
  slack = await startEmbeddedSlack({ manifest: MANIFEST.replace('- im:write', ALL_SCOPES) });
});
afterAll(() => slack.close());

const ALL_SCOPES = ['im:write', 'im:read', 'im:history', 'team:read', 'files:read', 'usergroups:read']
  .map((scope) => `- ${scope}`)
  .join('\n      ');

const DEEP = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
const STRANGE: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  ' ',
  '__proto__',
  '\u0000',
  '{',
  '[]',
  '\ud800',
  [],
  [null],
  {},
  { toString: 1 },
  { type: {} },
  [{ type: 'image', slack_file: 5, alt_text: 'x' }],
  [{ type: 'actions', elements: [null] }],
  { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [{ type: 'input', element: null }] },
];
const NAMES = ['channel', 'text', 'blocks', 'ts', 'user', 'users', 'view', 'trigger_id', 'view_id', 'external_id'];
const MORE_NAMES = ['hash', 'user_id', 'filename', 'length', 'files', 'channel_id', 'file', 'limit', 'message', 'bot'];

test.for(Object.keys(allMethods(() => '')))(
  '%s answers strange arguments with status 200, never with internal_error',
  async (method) => {
    const token = method === 'apps.connections.open' ? slack.appToken : slack.botToken;
    const person = slack.workspace.personas[0]!.userId;
    const usual = {
      channel: person,
      user: person,
      text: 'x',
      trigger_id: '1.2.3',
      filename: 'a',
      length: 1,
      file: 'F1',
    };
    const ask = async (body: string) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const response = await slack.fetch(new Request(`${slack.apiUrl}${method}`, { method: 'POST', headers, body }));
      const answer = (await response.json()) as { ok: boolean; error?: string };
      expect({ body, status: response.status, error: answer.error }).toMatchObject({ status: 200 });
      expect({ body, error: answer.error }).not.toMatchObject({ error: 'internal_error' });
    };
    const strange = [...NAMES, ...MORE_NAMES].flatMap((name) => STRANGE.map((value) => ({ ...usual, [name]: value })));
    for (const given of partOf(strange)) await ask(JSON.stringify(given));
    for (const name of ['blocks', 'view', 'files', 'message']) await ask(`{"channel":"${person}","${name}":${DEEP}}`);
  },
);

test.for([
  ['GET', '/'],
  ['POST', '/api/'],
  ['POST', '/api/%E0%A4%A'],
  ['PUT', '/upload/v1/x'],
  ['GET', '/files-pri/__proto__/x'],
  ['POST', '/response/x'],
  ['GET', '/_person/__proto__/screen'],
  ['POST', '/_person/constructor/types'],
  ['GET', '/link/?ticket=x'],
] as const)('%s %s is answered with a status below 500', async ([method, path]) => {
  const response = await fetch(`${slack.url}${path}`, { method });
  expect(response.status).toBeLessThan(500);
});

test('an ordered rate limit refuses exactly one call', async () => {
  slack.orderFault({ method: 'api.test', kind: 'rate-limited', retryAfterSeconds: 7 });
  const limited = await fetch(`${slack.apiUrl}api.test`, { method: 'POST' });
  expect(limited.status).toBe(429);
  expect(limited.headers.get('retry-after')).toBe('7');
  expect(await limited.json()).toEqual({ ok: false, error: 'ratelimited' });
  expect((await fetch(`${slack.apiUrl}api.test`, { method: 'POST' })).status).toBe(200);
});
