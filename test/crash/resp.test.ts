import { expect, test } from 'vitest';
import { writeNameOf } from './redis-commands.ts';
import { createRespReader } from './resp.ts';

const WIRE = Buffer.from('*2\r\n$4\r\nHGET\r\n$3\r\na\r\n\r\n+OK\r\n*3\r\n:1\r\n$-1\r\n*-1\r\n$0\r\n\r\n-ERR no\r\n');
const VALUES = [['HGET', 'a\r\n'], '+OK', [':1', undefined, undefined], '', '-ERR no'];

test('the reader returns whole messages, whatever the size of the chunks', () => {
  for (let size = 1; size <= WIRE.length; size += 1) {
    const reader = createRespReader();
    const messages = [];
    for (let at = 0; at < WIRE.length; at += size) messages.push(...reader.read(WIRE.subarray(at, at + size)));
    expect(messages.map(({ value }) => value)).toEqual(VALUES);
    expect(Buffer.concat(messages.map(({ raw }) => raw))).toEqual(WIRE);
  }
});

test('commands that write have names without ids, and commands that read have no name', () => {
  expect(writeNameOf(['set', '{mfa-demo:default}:demo-lock:abc', 'x', 'NX'])).toBe('SET demo-lock');
  expect(writeNameOf(['HGET', '{mfa-demo:default}:demo:abc', 'record'])).toBeUndefined();
  expect(writeNameOf(['eval', "return redis.call('DEL', KEYS[1])", '1', '{p}:demo-lock:a'])).toBe('release demo-lock');
});
