import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedSlack, startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { MANIFEST } from './support/world.ts';

let slack: EmbeddedSlack;

beforeAll(async () => {
  slack = await startEmbeddedSlack({ manifest: MANIFEST });
});
afterAll(() => slack.close());

interface Call {
  readonly token?: string;
  readonly type?: string;
  readonly body?: BodyInit;
}

async function call(
  method: string,
  { token = slack.botToken, type = 'application/json; charset=utf-8', body = '{}' }: Call = {},
) {
  const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(type ? { 'content-type': type } : {}) };
  const response = await fetch(`${slack.apiUrl}${method}`, { method: 'POST', headers, body });
  expect(response.status).toBe(200);
  return { answer: (await response.json()) as Record<string, unknown>, headers: response.headers };
}

const userIdOf = (name: string) => slack.workspace.personas.find((persona) => persona.name === name)!.userId;

test('auth.test returns the ids of the team, the user and the bot', async () => {
  const { answer, headers } = await call('auth.test');
  expect(answer).toEqual({
    ok: true,
    url: `${slack.url}/`,
    team: 'Sandbox',
    user: 'mfa_demo',
    team_id: slack.workspace.teamId,
    user_id: expect.stringMatching(/^U/),
    bot_id: expect.stringMatching(/^B/),
    is_enterprise_install: false,
  });
  expect(headers.get('x-oauth-scopes')).toBe('commands,chat:write,im:write,files:write,users:read,im:history');
});

test('tokens are new for every run', async () => {
  const other = await startEmbeddedSlack({ manifest: MANIFEST });
  await other.close();
  expect(other.botToken).toMatch(/^xoxb-/);
  expect(other.appToken).toMatch(/^xapp-/);
  expect([other.botToken, other.appToken, other.signingSecret]).not.toContain(slack.botToken);
  expect(other.botToken).not.toBe(slack.botToken);
  expect(other.appToken).not.toBe(slack.appToken);
  expect(other.signingSecret).not.toBe(slack.signingSecret);
});

test.for([
  ['no token', 'auth.test', '', 'not_authed'],
  ['a wrong token', 'auth.test', 'xoxb-wrong', 'invalid_auth'],
  ['a method that does not exist', 'chat.dance', 'xoxb-wrong', 'unknown_method'],
  ['a method that Slack has retired', 'files.upload', '', 'method_deprecated'],
  ['a method of a retired family', 'channels.list', 'bot', 'method_deprecated'],
  ['a property that every JavaScript object has', 'constructor', 'xoxb-wrong', 'unknown_method'],
  ['the bot token where the app token belongs', 'apps.connections.open', 'bot', 'not_allowed_token_type'],
  ['the app token where the bot token belongs', 'chat.postMessage', 'app', 'not_allowed_token_type'],
] as const)('a call with %s is refused', async ([, method, token, error]) => {
  const given = token === 'bot' ? slack.botToken : token === 'app' ? slack.appToken : token;
  expect((await call(method, { token: given })).answer).toMatchObject({ ok: false, error });
});

test('the error about a retired method names the method to use instead', async () => {
  const { answer } = await call('channels.history', { token: '' });
  expect(JSON.stringify(answer.response_metadata)).toContain('Please use conversations.history instead.');
  expect((await call('files.upload', { token: '' })).answer).toEqual({ ok: false, error: 'method_deprecated' });
});

test.for([
  ['team.info', 'team:read'],
  ['files.info', 'files:read'],
  ['usergroups.list', 'usergroups:read'],
  ['conversations.info', 'channels:read,groups:read,im:read,mpim:read'],
] as const)('%s is refused without its scope, and the error names the scope', async ([method, needed]) => {
  const { answer, headers } = await call(method);
  expect(answer).toEqual({
    ok: false,
    error: 'missing_scope',
    needed,
    provided: 'commands,chat:write,im:write,files:write,users:read,im:history',
  });
  expect(headers.get('x-accepted-oauth-scopes')).toBe(needed);
});

test('a method is refused if the manifest does not have its scope', async () => {
  const other = await startEmbeddedSlack({ manifest: MANIFEST.replace('- im:write\n', '') });
  const response = await fetch(`${other.apiUrl}conversations.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${other.botToken}` },
    body: new URLSearchParams({ users: userIdOf('Ana') }),
  });
  expect(await response.json()).toMatchObject({ error: 'missing_scope' });
  await other.close();
});

test('arguments are accepted as JSON, as a form whose fields may be JSON, as multipart, and in the query', async () => {
  const channel = userIdOf('Ana');
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Hi' } }];
  const fields = { token: slack.botToken, channel, text: '{"not": "parsed"}', blocks: JSON.stringify(blocks) };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const message = { text: '{"not": "parsed"}', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Hi' } }] };
  const calls: Call[] = [
    { body: JSON.stringify({ ...fields, blocks }) },
    { body: JSON.stringify(fields), type: 'application/json' },
    { token: '', body: new URLSearchParams(fields), type: '' },
    { token: '', body: form, type: '' },
  ];
  for (const each of calls) expect((await call('chat.postMessage', each)).answer).toMatchObject({ ok: true, message });
  const viaQuery = await fetch(`${slack.apiUrl}users.info?user=${channel}&token=${slack.botToken}`);
  expect(await viaQuery.json()).toMatchObject({ ok: true, user: { id: channel } });
});

test.for([
  ['application/json', '{"channel":', 'invalid_json'],
  ['application/json', '[1]', 'json_not_object'],
  ['application/json', 'null', 'json_not_object'],
  ['application/json; charset=utf-16', '{}', 'invalid_charset'],
  ['application/json', '{"a name": 1}', 'invalid_arg_name'],
  ['multipart/form-data; boundary=x', 'nonsense', 'invalid_form_data'],
  ['text/plain', 'channel=C1', 'invalid_post_type'],
  ['application/json', '{"channel": 1, "text": "x"}', 'invalid_arguments'],
  ['application/x-www-form-urlencoded', 'channel=%E0%A4%A&text=x', 'channel_not_found'],
] as const)("a malformed %s body gets one of Slack's errors, never a crash: %s", async ([type, body, error]) => {
  expect((await call('chat.postMessage', { type, body })).answer).toMatchObject({ ok: false, error });
});

test('the error about a missing argument names the argument', async () => {
  expect((await call('chat.postMessage', { body: '{"text":"x"}' })).answer).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] missing required field: channel'] },
  });
});

test.for([
  ['Ana', { is_admin: false, is_restricted: false, locale: 'en-US', tz: 'America/Los_Angeles' }],
  ['Max', { is_admin: true, is_restricted: false, locale: 'en-US' }],
  ['Gus', { is_admin: false, is_restricted: true, locale: 'en-US' }],
  ['Yuki', { is_admin: false, is_restricted: false, locale: 'ja-JP', tz: 'Asia/Tokyo' }],
] as const)('users.info returns the role, the language and the time zone of %s', async ([name, traits]) => {
  const user = userIdOf(name);
  const { answer } = await call('users.info', {
    body: new URLSearchParams({ user, include_locale: 'true' }),
    type: '',
  });
  expect(answer.user).toMatchObject({
    id: user,
    real_name: name,
    is_bot: false,
    is_ultra_restricted: false,
    ...traits,
  });
  const plain = await call('users.info', { body: new URLSearchParams({ user }), type: '' });
  expect(plain.answer.user).not.toHaveProperty('locale');
});

test('users.list returns the four people and the bot', async () => {
  const { members } = (await call('users.list')).answer as { members: { real_name: string; is_bot: boolean }[] };
  expect(members.map((member) => member.real_name)).toEqual(['Ana', 'Max', 'Gus', 'Yuki', 'MFA Demo']);
  expect(members.filter((member) => member.is_bot)).toHaveLength(1);
});

test('a history has the newest message first, and no ephemeral messages', async () => {
  const scopes = '- im:write\n      - im:history\n      - im:read';
  const other = await startEmbeddedSlack({ manifest: MANIFEST.replace('- im:write', scopes) });
  const ask = async (method: string, fields: Record<string, string>) => {
    const headers = { authorization: `Bearer ${other.botToken}` };
    const body = new URLSearchParams(fields);
    const response = await fetch(`${other.apiUrl}${method}`, { method: 'POST', headers, body });
    return (await response.json()) as { messages?: { text: string }[]; channel?: unknown };
  };
  const user = userIdOf('Ana');
  const channel = user.replace('U', 'D');
  for (const text of ['One', 'Two', 'Three']) await ask('chat.postMessage', { channel, text });
  await ask('chat.postEphemeral', { channel, user, text: 'Psst' });
  const history = await ask('conversations.history', { channel, limit: '2' });
  expect(history).toMatchObject({ ok: true, has_more: true });
  expect(history.messages!.map(({ text }) => text)).toEqual(['Three', 'Two']);
  expect((await ask('conversations.info', { channel })).channel).toMatchObject({ id: channel, is_im: true, user });
  await other.close();
});

test('blocks.validate needs no token and names each mistake', async () => {
  const valid = { blocks: [{ type: 'divider' }] };
  expect((await call('blocks.validate', { token: '', body: JSON.stringify(valid) })).answer).toEqual({ ok: true });
  const view = { view: { type: 'modal', blocks: [] } };
  const { answer } = await call('blocks.validate', { token: '', body: JSON.stringify(view) });
  expect(answer).toMatchObject({ ok: false, error: 'invalid_view', errors: expect.any(Array) });
  expect(answer.errors).toContainEqual(expect.objectContaining({ pointer: '', code: 'missing_field', field: 'title' }));
  const both = { ...valid, ...view };
  const ambiguous = await call('blocks.validate', { token: '', body: JSON.stringify(both) });
  expect(ambiguous.answer).toMatchObject({ ok: false, error: 'invalid_arguments' });
});

test('a text that is not a manifest is refused with the reason', async () => {
  await expect(startEmbeddedSlack({ manifest: 'display_information: {}' })).rejects.toThrow('display_information.name');
});
