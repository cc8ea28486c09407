import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRedisUrl } from '../../src/config/redis-url.ts';

function addressOf(text: string) {
  const parsed = parseRedisUrl(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed.address;
}

const RAW = [
  '50%off',
  'aB/cd+e=',
  '57#Wc903z',
  'what?',
  'p@ss@word',
  'a:b:c',
  'with space',
  'comma,comma',
  'ü',
  '%',
  '100%',
  '/@',
  '#?',
];

describe('the address of Redis', () => {
  test.each(RAW)('the password %s is read correctly without percent-encoding', (password) => {
    const { nodes, ...rest } = addressOf(`redis://:${password}@redis.example:6380/3`);
    expect(nodes).toEqual([{ host: 'redis.example', port: 6380 }]);
    expect(rest).toMatchObject({ username: undefined, password, database: 3, isTls: false });
  });

  test('any percent-encoded password and user are read correctly', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(text, text, (user, password) => {
        const encoded = `rediss://${encodeURIComponent(user)}:${encodeURIComponent(password)}@[::1]`;
        expect(addressOf(encoded)).toMatchObject({ username: user, password, isTls: true });
      }),
    );
  });

  test('any password without % and two hex digits is read unchanged; only a password with them may be refused', () => {
    const letters = fc.constantFrom(...'%@:/#?+=&,;[]{}|^~!$*abcXYZ019 ü');
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 20 }), (password) => {
        const parsed = parseRedisUrl(`redis://default:${password}@127.0.0.1`);
        if ('problem' in parsed) {
          expect(parsed.problem).toContain('encodeURIComponent');
          expect(password).toMatch(/%[0-9a-f]{2}/i);
        } else if (!/%[0-9a-f]{2}/i.test(password)) expect(parsed.address.password).toBe(password);
      }),
    );
  });

  test.each([
    ['redis://127.0.0.1', [{ host: '127.0.0.1', port: undefined }], 0],
    ['REDIS://h:1/', [{ host: 'h', port: 1 }], 0],
    ['redis://[fe80::1%eth0]:7/15', [{ host: 'fe80::1%eth0', port: 7 }], 15],
    ['redis://my_redis:6379?db=4', [{ host: 'my_redis', port: 6379 }], 4],
    [
      'redis://a,b:2,c:3/1',
      [
        { host: 'a', port: undefined },
        { host: 'b', port: 2 },
        { host: 'c', port: 3 },
      ],
      1,
    ],
  ])('the hosts and the database in %s are read', (text, nodes, database) => {
    expect(addressOf(text)).toMatchObject({ nodes, database });
  });

  test('the option `family` is read: 6 allows IPv6 addresses only, and 0 allows IPv4 and IPv6', () => {
    expect(addressOf('redis://h?family=6').family).toBe(6);
    expect(addressOf('redis://h/0?family=0').family).toBe(0);
  });

  test.each([
    ['redis://h/hidden', /number of a database/],
    ['redis://h/-1', /number of a database/],
    ['redis://h/1/hidden', /number of a database/],
    ['redis://h:70000', /must be an address/],
    ['redis://h:hidden', /must be an address/],
    ['redis://', /must be an address/],
    ['redis://:hidden@', /must be an address/],
    ['redis://:hidden@/0', /must be an address/],
    ['redis://::1:6379', /must be an address/],
    ['redis://h?ssl=hidden', /family=4/],
    ['redis://h?family=5', /family=4/],
    ['redis://:%E9hidden@h', /encodeURIComponent/],
    ['redis://:50%off%2Fhidden@h', /encodeURIComponent/],
    ['redis://:hid\nden@h', /line break/],
    ['redis://:hidden@a,redis://:hidden@b', /commas between the hosts/],
    ['"redis://:hidden@h"', /quotes/],
    ['http://hidden', /begins with redis:\/\/ or rediss:\/\//],
    ['hidden.example:6379', /begins with redis:\/\/ or rediss:\/\//],
    ['redis+sentinel://hidden:26379/mymaster', /REDIS_SENTINEL_MASTER/],
    ['redis-cluster://hidden:6379', /REDIS_CLUSTER=true/],
    ['unix:///run/hidden.sock', /begins with redis:\/\/ or rediss:\/\//],
  ])('%j is refused with a sentence that does not quote it', (text, says) => {
    const parsed = parseRedisUrl(text);
    expect(parsed).toEqual({ problem: expect.stringMatching(says) });
    expect(JSON.stringify(parsed)).not.toContain('hidden');
  });
});
