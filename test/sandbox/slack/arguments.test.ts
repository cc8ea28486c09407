import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedSlack, startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { manifestWith } from './support/manifest.ts';

const SCOPES = ['channels:read', 'channels:history', 'channels:manage'];
const channel = 'C0SANDBOXS1';
const FORM = 'application/x-www-form-urlencoded';

let slack: EmbeddedSlack;
beforeAll(async () => {
  slack = await startEmbeddedSlack({ manifest: manifestWith({ scopes: SCOPES }) });
});
afterAll(() => slack.close());

async function call(method: string, type: string, body: string): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${slack.botToken}`, 'content-type': type };
  const response = await fetch(`${slack.apiUrl}${method}`, { method: 'POST', headers, body });
  return (await response.json()) as Record<string, unknown>;
}

const ask = (method: string, fields: Record<string, string>) => call(method, FORM, `${new URLSearchParams(fields)}`);

test.for([
  ['conversations.replies', { channel, ts: '1.1' }, 'thread_not_found', 'invalid_arguments'],
  ['users.info', { user: 'U0SANDBOXA1' }, undefined, 'user_not_found'],
  ['files.getUploadURLExternal', { filename: 'a.txt', length: '3' }, undefined, 'invalid_arguments'],
] as const)('%s reads a form and ignores a JSON body', async ([method, fields, ofForm, ofJson]) => {
  expect((await ask(method, fields)).error).toBe(ofForm);
  expect((await call(method, 'application/json; charset=utf-8', JSON.stringify(fields))).error).toBe(ofJson);
});

test.for([
  [FORM, undefined],
  [`${FORM};charset=UTF-8`, 'superfluous_charset'],
  ['application/json; charset=utf-8', undefined],
  ['application/json', 'missing_charset'],
] as const)('the answer to a body with the content type %s has the warning %s', async ([type, warning]) => {
  const fields = { channel, text: 'x' };
  const body = type.startsWith(FORM) ? `${new URLSearchParams(fields)}` : JSON.stringify(fields);
  const posted = await call('chat.postMessage', type, body);
  expect(posted).toMatchObject({ ok: true });
  expect(posted.warning).toBe(warning);
  const refused = await call('chat.postMessage', type, type.startsWith(FORM) ? 'text=x' : '{"text":"x"}');
  expect(refused.response_metadata).toEqual({
    messages: ['[ERROR] missing required field: channel'],
    ...(warning === undefined ? {} : { warnings: [warning] }),
  });
});

test('a text over 40,000 characters is cut, with a warning', async () => {
  const posted = await ask('chat.postMessage', { channel, text: 'x'.repeat(40_001) });
  expect(posted).toMatchObject({ ok: true, warning: 'message_truncated', message: { text: 'x'.repeat(40_000) } });
  const most = await ask('chat.postMessage', { channel, text: 'x'.repeat(40_000) });
  expect(most).not.toHaveProperty('warning');
});

test.for(['chat.postMessage', 'chat.postEphemeral', 'files.completeUploadExternal'])(
  '%s accepts only a timestamp as thread_ts',
  async (method) => {
    const { files } = await uploaded();
    const fields = { channel, channel_id: channel, files, user: 'U0SANDBOXA1', text: 'x' };
    const refused = await ask(method, { ...fields, thread_ts: '0' });
    expect(refused).toMatchObject({
      error: 'invalid_thread_ts',
      response_metadata: { messages: ['[ERROR] 0 is not a valid thread_ts'] },
    });
    expect(await ask(method, { ...fields, thread_ts: '1602251441.0017' })).toMatchObject({ ok: true });
  },
);

async function uploaded(): Promise<{ readonly files: string }> {
  const { upload_url: url, file_id: id } = await ask('files.getUploadURLExternal', { filename: 'a.txt', length: '3' });
  await fetch(`${url}`, { method: 'POST', body: 'abc' });
  return { files: JSON.stringify([{ id }]) };
}

test.for([
  ['chat.postMessage', { channel, text: 'x', as_user: 'true' }, { deprecated_argument: 'as_user' }],
  ['conversations.history', { channel, limit: '1000' }, messageOf('must be less than 1000 [json-pointer:/limit]')],
  [
    'conversations.replies',
    { channel, ts: '1.1', limit: '1001' },
    messageOf('must be less than 1001 [json-pointer:/limit]'),
  ],
] as const)('%s refuses the arguments %j', async ([method, fields, details]) => {
  expect(await ask(method, fields)).toMatchObject({ error: 'invalid_arguments', ...details });
});

function messageOf(sentence: string): object {
  return { response_metadata: { messages: [`[ERROR] ${sentence}`] } };
}

test.for(['conversations.info', 'conversations.history', 'conversations.members', 'conversations.replies'])(
  '%s finds channels only by their ids',
  async (method) => {
    for (const name of ['security-training', '#security-training']) {
      expect(await ask(method, { channel: name, ts: '1.1' })).toMatchObject({ error: 'channel_not_found' });
    }
  },
);

test('conversations.kick without a user is refused', async () => {
  expect(await ask('conversations.kick', { channel })).toMatchObject({ error: 'no_user' });
});
