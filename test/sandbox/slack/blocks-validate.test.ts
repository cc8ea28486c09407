import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedSlack, startEmbeddedSlack } from '../../../sandbox/slack/start.ts';

let slack: EmbeddedSlack;

beforeAll(async () => {
  const manifest = readFileSync('manifest.yml', 'utf8').replace('home_tab_enabled: false', 'home_tab_enabled: true');
  slack = await startEmbeddedSlack({ manifest });
});

afterAll(() => slack.close());

/** Calls a method with a form. A value that is not a text is sent as JSON. */
async function call(method: string, input: Readonly<Record<string, unknown>>, token = ''): Promise<unknown> {
  const form = Object.entries(input).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const headers = token === '' ? type : { ...type, authorization: `Bearer ${token}` };
  const body = new URLSearchParams(form).toString();
  return (await fetch(`${slack.apiUrl}${method}`, { method: 'POST', body, headers })).json();
}

const blocks = [{ type: 'section', text: { type: 'plain', text: 'a' } }];
const wrongType = (pointer: string) => ({
  pointer,
  code: 'failed_constraint',
  message: 'unsupported type: plain',
  constraint: { type: 'enum', expected: ['plain_text', 'mrkdwn'], got: 'plain' },
});

test('valid blocks, messages and views are accepted', async () => {
  expect(await call('blocks.validate', { blocks: [{ type: 'divider' }] })).toEqual({ ok: true });
  expect(await call('blocks.validate', { message: { text: 'Hi' } })).toEqual({ ok: true });
  expect(await call('blocks.validate', { view: { type: 'home', blocks: [] } })).toEqual({ ok: true });
});

test('the error names the kind of the argument, and pointers start at the argument', async () => {
  expect(await call('blocks.validate', { blocks })).toMatchObject({
    error: 'invalid_blocks',
    errors: [wrongType('/0/text/type')],
  });
  expect(await call('blocks.validate', { message: { blocks, attachments: [{ blocks }] } })).toMatchObject({
    error: 'invalid_message',
    errors: [wrongType('/blocks/0/text/type'), wrongType('/attachments/0/blocks/0/text/type')],
  });
  expect(await call('blocks.validate', { view: { type: 'home', blocks } })).toMatchObject({
    error: 'invalid_view',
    errors: [wrongType('/blocks/0/text/type')],
  });
});

test('a call must have exactly one of blocks, view and message', async () => {
  const sentence = '[ERROR] must provide exactly one of `blocks`, `view`, or `message`';
  for (const input of [{}, { blocks, message: { blocks } }]) {
    expect(await call('blocks.validate', input)).toMatchObject({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: [sentence] },
    });
  }
});

test('the error about a refused view has one general line, and one line for each mistake', async () => {
  const view = { type: 'home', blocks, private_metadata: 'x'.repeat(3001) };
  const answer = await call('views.publish', { user_id: 'U0SANDBOXA1', view }, slack.botToken);
  expect(answer).toMatchObject({ ok: false, error: 'invalid_arguments' });
  expect((answer as { response_metadata: { messages: string[] } }).response_metadata.messages.toSorted()).toEqual([
    '[ERROR] failed to match all allowed schemas [json-pointer:/view]',
    '[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]',
    '[ERROR] unsupported type: plain [json-pointer:/view/blocks/0/text/type]',
  ]);
});
