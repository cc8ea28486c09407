import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ConfigError, UpstreamError } from '../../../src/errors.ts';
import { isDone, isUnchangeable, kindOf, leadsTo, refusalError } from '../../../src/slack/api/refusals/refusal.ts';
import { OTHER_WAYS, WORDS_BY_METHOD, WORDS_OF_ALL } from '../../../src/slack/api/refusals/words.ts';
import { readSources } from '../../support/read-sources.ts';

test('every method that the bot calls has lists of error codes, and no code is in two lists', async () => {
  const sources = (await readSources('src/slack')).map(({ text }) => text);
  const called = sources.flatMap((text) =>
    [...text.matchAll(/(?:callSlack|callNow)\(\s*'([a-z.A-Z]+)'/g)].map(([, name]) => name),
  );
  expect(called.length).toBeGreaterThan(10);
  expect(called.filter((name) => !(name! in WORDS_BY_METHOD))).toEqual([]);
  for (const [method, own] of Object.entries(WORDS_BY_METHOD)) {
    const words = [...Object.values(own), ...Object.values(WORDS_OF_ALL)].flat();
    expect(words, method).toEqual([...new Set(words)]);
  }
});

test.each([
  ['chat.delete', 'message_not_found', 'done'],
  ['chat.delete', 'compliance_exports_prevent_deletion', 'operator'],
  ['chat.delete', 'ratelimited', 'passing'],
  ['chat.update', 'message_not_found', 'person'],
  ['chat.update', 'msg_too_long', 'ours'],
  ['chat.postMessage', 'messages_tab_disabled', 'operator'],
  ['conversations.open', 'user_disabled', 'person'],
  ['files.delete', 'file_deleted', 'done'],
  ['files.getUploadURLExternal', 'storage_limit_reached', 'operator'],
  ['views.update', 'not_found', 'done'],
  ['response_url', 'expired_url', 'person'],
  ['chat.delete', 'a_word_of_next_year', 'passing'],
  ['a.method', 'token_revoked', 'operator'],
])('%s: the error code %s is of the kind %s', (method, code, kind) => {
  expect(kindOf({ method, code })).toBe(kind);
});

test('error codes of the kinds done and passing give an UpstreamError, others a ConfigError; each error names method and code', () => {
  for (const [method, own] of Object.entries(WORDS_BY_METHOD)) {
    for (const [kind, codes] of Object.entries(own)) {
      for (const code of codes) {
        const error = refusalError({ method, code });
        const isFinal = kind !== 'done' && kind !== 'passing';
        expect(error, code).toBeInstanceOf(isFinal ? ConfigError : UpstreamError);
        expect(error.message).toContain(method);
        expect(error.message).toContain(code);
        expect(isDone(error), code).toBe(kind === 'done');
      }
    }
  }
});

test('every error code after which the bot continues in another way is recognized, and is in the lists of its method', () => {
  for (const [way, byMethod] of Object.entries(OTHER_WAYS)) {
    for (const [method, codes] of Object.entries(byMethod)) {
      for (const code of codes) {
        const error = refusalError({ method, code });
        expect(leadsTo(error, way as keyof typeof OTHER_WAYS), code).toBe(true);
        expect(Object.values(WORDS_BY_METHOD[method] ?? {}).flat(), code).toContain(code);
      }
    }
  }
});

test.each([
  ['chat.update', 'message_not_found', true],
  ['chat.update', 'edit_window_closed', true],
  ['chat.update', 'external_channel_migrating', true],
  ['chat.update', 'a_word_of_next_year', true],
  ['chat.update', 'invalid_blocks', false],
  ['chat.update', 'invalid_slack_file', false],
  ['chat.update', 'token_revoked', false],
  ['chat.update', 'fatal_error', false],
  ['chat.delete', 'message_not_found', false],
])('%s: after %s the bot tries a new message: %s', (method, code, isWorthIt) => {
  expect(isUnchangeable(refusalError({ method, code }))).toBe(isWorthIt);
});

test('outside of api/refusals/, only views-api.ts has an error code of the kind operator, person or done', async () => {
  const final = Object.values(WORDS_BY_METHOD).flatMap((own) =>
    [own.operator ?? [], own.person ?? [], own.done ?? []].flat(),
  );
  const isWord = (text: string) => final.some((word) => text.includes(`'${word}'`));
  const others = (await readSources('src/slack')).filter(
    ({ path, text }) => !path.includes('api/refusals/') && isWord(text),
  );
  expect(others.map(({ path }) => path)).toEqual(['src/slack/api/views-api.ts']);
  expect(readFileSync('src/slack/api/views-api.ts', 'utf8')).toContain("'not_enabled'");
});
