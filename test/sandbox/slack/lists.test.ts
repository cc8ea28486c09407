import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedSlack, startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { manifestWith } from './support/manifest.ts';

let slack: EmbeddedSlack;
beforeAll(async () => {
  const manifest = manifestWith({
    scopes: ['channels:read', 'channels:history', 'im:read', 'im:history', 'usergroups:read', 'files:read'],
  });
  const userGroups = [
    { id: 'S0TRAINERS', handle: 'trainers', name: 'Trainers', memberIds: ['U0SANDBOXA1', 'U0SANDBOXM1'] },
  ];
  slack = await startEmbeddedSlack({ manifest, moreMembers: 5, userGroups });
});
afterAll(() => slack.close());

interface Answer {
  readonly ok: boolean;
  readonly error?: string;
  readonly response_metadata?: { readonly next_cursor: string };
  readonly [list: string]: unknown;
}

async function ask(method: string, fields: Record<string, string> = {}): Promise<Answer> {
  const body = new URLSearchParams({ token: slack.botToken, ...fields });
  const response = await slack.fetch(new Request(`${slack.apiUrl}${method}`, { method: 'POST', body }));
  return (await response.json()) as Answer;
}

/** Calls a method with each returned cursor until the last page. Returns the ids or texts of each page. */
async function pages(method: string, list: string, fields: Record<string, string>): Promise<string[][]> {
  const found: string[][] = [];
  for (let cursor = ''; found.length === 0 || cursor !== ''; ) {
    const answer = await ask(method, { ...fields, ...(cursor ? { cursor } : {}) });
    expect(answer.ok).toBe(true);
    const items = answer[list] as { id?: string; ts?: string; text?: string }[];
    found.push(items.map((item) => item.id ?? item.text ?? ''));
    cursor = answer.response_metadata?.next_cursor ?? '';
  }
  return found;
}

test('users.list returns pages of at most `limit` people', async () => {
  const all = await pages('users.list', 'members', {});
  expect(all).toHaveLength(1);
  expect(all[0]).toHaveLength(10);
  const byFour = await pages('users.list', 'members', { limit: '4' });
  expect(byFour.map((page) => page.length)).toEqual([4, 4, 2]);
  expect(byFour.flat()).toEqual(all.flat());
});

test.for([
  ['an unknown cursor', { cursor: 'nonsense' }, 'invalid_cursor'],
  ['a limit below zero', { limit: '-1' }, 'invalid_limit'],
  ['a limit that is too large', { limit: '1001' }, 'invalid_limit'],
  ['a limit that is not a number', { limit: 'many' }, 'invalid_arguments'],
] as const)('users.list refuses %s', async ([, fields, error]) => {
  expect(await ask('users.list', fields)).toMatchObject({ ok: false, error });
});

test('conversations.list returns the requested types', async () => {
  expect(await pages('conversations.list', 'channels', {})).toEqual([['C0SANDBOXG1', 'C0SANDBOXS1']]);
  const both = await pages('conversations.list', 'channels', { types: 'im, public_channel', limit: '5' });
  expect(both.map((page) => page.length)).toEqual([5, 5, 1]);
  expect(await pages('conversations.list', 'channels', { types: 'private_channel' })).toEqual([[]]);
  expect(await ask('conversations.list', { types: 'secret' })).toMatchObject({ error: 'invalid_types' });
});

test('a history has pages, can be limited to a time range, and does not contain replies', async () => {
  const channel = 'C0SANDBOXS1';
  const post = (text: string, more = {}) => ask('chat.postMessage', { channel, text, ...more });
  const stamps: string[] = [];
  for (const text of ['one', 'two', 'three', 'four', 'five']) stamps.push((await post(text)).ts as string);
  await post('a reply', { thread_ts: stamps[0]! });
  const newestFirst = ['five', 'four', 'three', 'two', 'one'];
  expect(await pages('conversations.history', 'messages', { channel })).toEqual([newestFirst]);
  const byTwo = await pages('conversations.history', 'messages', { channel, limit: '2' });
  expect(byTwo).toEqual([newestFirst.slice(0, 2), newestFirst.slice(2, 4), newestFirst.slice(4)]);
  const between = { channel, oldest: stamps[1]!, latest: stamps[3]! };
  expect(await pages('conversations.history', 'messages', between)).toEqual([['three']]);
  const inclusive = { ...between, inclusive: 'true' };
  expect(await pages('conversations.history', 'messages', inclusive)).toEqual([['four', 'three', 'two']]);
  expect(await ask('conversations.history', { channel, latest: 'now' })).toMatchObject({ error: 'invalid_ts_latest' });
  expect(await ask('conversations.history', { channel, oldest: '1.2.3' })).toMatchObject({
    error: 'invalid_ts_oldest',
  });
  expect(await ask('conversations.history', { channel: 'C0SANDBOXG1' })).toMatchObject({ error: 'not_in_channel' });
});

test('user groups are listed, with members and counts on demand', async () => {
  const brief = await ask('usergroups.list');
  expect(brief.usergroups).toMatchObject([{ id: 'S0TRAINERS', handle: 'trainers', is_usergroup: true }]);
  expect((brief.usergroups as object[])[0]).not.toHaveProperty('users');
  const full = await ask('usergroups.list', { include_users: 'true', include_count: '1' });
  expect(full.usergroups).toMatchObject([{ users: ['U0SANDBOXA1', 'U0SANDBOXM1'], user_count: 2 }]);
  expect(await ask('usergroups.users.list', { usergroup: 'S0TRAINERS' })).toMatchObject({
    ok: true,
    users: ['U0SANDBOXA1', 'U0SANDBOXM1'],
  });
  expect(await ask('usergroups.users.list', { usergroup: 'S404' })).toMatchObject({ error: 'no_such_subteam' });
});

test('attachments, which the sandbox does not support, are refused with a reason', async () => {
  const attachments = JSON.stringify([{ text: 'old' }]);
  expect(await ask('chat.postMessage', { channel: 'C0SANDBOXS1', text: 'x', attachments })).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: {
      messages: ['[ERROR] attachments are not supported by the embedded Slack [json-pointer:/attachments]'],
    },
  });
});
