import { expect, test } from 'vitest';
import { leaksIn } from './leaks.ts';

const CODE = '492039';

test.each([
  ['in plain text', `{"code":"${CODE}"}`],
  ['in plain text', `code=${CODE}&`],
  ['in plain text', `deadbeefx${CODE}`],
  ['in groups of four', '4920 39'],
  ['as hex', `00${Buffer.from(CODE).toString('hex')}ff`],
  ['as base64', Buffer.from(`{"code":"${CODE}"}`).toString('base64')],
])('a code is found %s: %s', (shape, text) => {
  expect(leaksIn(text, [CODE])).toEqual([`6 characters, ${shape}`]);
});

test.each([
  'c2a6b1d0-1f4c-4920-39ab-5f8b8e2d6a11',
  'ab492039-1f4c-4d2e-9e0b-5f8b8e2d6a11',
  '5c1d492039f7e8a1',
  '17492039',
  '0.492039',
])('six digits inside another number or an id do not count as a code: %s', (text) => {
  expect(leaksIn(text, [CODE])).toEqual([]);
});

test.each(['x=00ff5c1d49a039f7e8a1aa', 'key=75c1d49a039f7e8a1', 'v1.5c1d49a039f7e8a1', '5c1d49a039f7e8a17'])(
  'a secret that is no code is found inside an id, and beside digits and dots: %s',
  (text) => {
    expect(leaksIn(text, ['5c1d49a039f7e8a1'])).toEqual(['16 characters, in plain text']);
  },
);
