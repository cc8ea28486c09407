import { describe, expect, test } from 'vitest';
import { encodeBase32 } from '../../../sandbox/aws/account/identifiers.ts';
import { codeOf, findPair, findStep, stepAt } from '../../../sandbox/aws/account/totp.ts';

const seed = Buffer.from('12345678901234567890');

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('RFC 6238 appendix B: at %i s the code is %s', (seconds, code) => {
  expect(codeOf(seed, stepAt(seconds * 1000), 8)).toBe(code);
});

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('RFC 4648: %j in Base32 is %j, without padding', (text, encoded) => {
  expect(encodeBase32(Buffer.from(text))).toBe(encoded);
});

describe('a pair of codes', () => {
  const now = 60_000_000;
  const pair = (offset: number) => findPair(seed, now, codeOf(seed, now + offset - 1), codeOf(seed, now + offset));

  test.each([-998, -1, 0, 1, 1000])('is found if the clock of the device is %i steps off', (offset) => {
    expect(pair(offset)).toBe(now + offset);
  });

  test.each([-999, 1001])('is not found if the clock of the device is %i steps off', (offset) => {
    expect(pair(offset)).toBeUndefined();
  });

  test('is not found if the codes are not consecutive or not in order', () => {
    expect(findPair(seed, now, codeOf(seed, now), codeOf(seed, now - 1))).toBeUndefined();
    expect(findPair(seed, now, codeOf(seed, now), codeOf(seed, now))).toBeUndefined();
    expect(findPair(seed, now, codeOf(seed, now - 2), codeOf(seed, now))).toBeUndefined();
  });
});

test("a single code is found up to two steps before and after the device's time, but not three", () => {
  const found = [-3, -2, -1, 0, 1, 2, 3].map((offset) => findStep(seed, 1000, codeOf(seed, 1000 + offset)));
  expect(found).toEqual([undefined, 998, 999, 1000, 1001, 1002, undefined]);
});
