import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { PACK_WORDS } from '../../src/state/pack-words.ts';
import { pack, unpack } from '../../src/state/packed-text.ts';
import { packCall, readLine, storedCall } from '../../src/state/recorded-call.ts';

const demoId = 'abc123def456';
const call = {
  service: 'iam',
  operation: 'PutUserPolicy',
  by: 'bot',
  parameters: { UserName: `mfa-demo-${demoId}`, PolicyName: 'list-buckets-with-mfa' },
  outcome: 'ok',
  requestId: '7202eb88-3789-43f5-b49a-66f1880c6e06',
  at: 1_795_986_858_280,
  times: 1,
} as const;

test('every text is the same after it was compressed and decompressed', () => {
  const texts = ['', '{}', 'z', 'ボ"\\\u0000', PACK_WORDS, JSON.stringify({ ...call, name: 'x'.repeat(5000) })];
  for (const text of texts) expect(unpack(pack(text))).toBe(text);
});

test('a text that an earlier version of the bot stored without compression is read unchanged', () => {
  for (const text of ['{"schemaVersion":1,"demoId":"a"}', '["iam","GetUser"]', '']) expect(unpack(text)).toBe(text);
});

test('the dictionary of the compression never changes, so that later versions can read compressed texts', () => {
  const sum = createHash('sha256').update(PACK_WORDS).digest('hex');
  expect(sum).toBe('84df3f6298cdb70df972ab74b77205f63d3d7987a08ffb46bcfa679e86761197');
  const packed = '["iam","CreateUser","bot","ok",{"UserName":"mfa-demo-\u0000","Path":"/mfa-demo/default/"}]';
  expect(unpack('zo0nZDAA')).toBe(packed);
});

test('a compressed text that is damaged or too large is refused, and the error does not quote it', () => {
  for (const packed of [pack('{"a":1}').slice(0, -2), 'zzzzz', pack(' '.repeat(2_000_000))])
    expect(() => unpack(packed)).toThrow(/^A packed text is damaged\.$/);
});

test('a call to AWS whose words are in the dictionary is stored in less than fifty characters', () => {
  const line = ({ times, newest, same }: ReturnType<typeof storedCall>) => `${times}\t${newest}\t${same}`;
  const stored = storedCall(call);
  expect(line(packCall(demoId, stored)).length).toBeLessThan(50);
  expect(readLine(demoId, line(packCall(demoId, stored)))).toEqual(stored);
  expect(readLine(demoId, line(stored)), 'written by an earlier version').toEqual(stored);
  for (const requestId of [undefined, '4D2A0E9C1F3B5A7D', call.requestId.toUpperCase()]) {
    const other = storedCall({ ...call, requestId, outcome: 'AccessDenied' });
    expect(readLine(demoId, line(packCall(demoId, other)))).toEqual(other);
  }
});
