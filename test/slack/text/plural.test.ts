import { expect, test } from 'vitest';
import { pluralOf } from '../../../src/slack/text/plural.ts';

test('in English, the number 1 has its own form, and all other numbers share a form', () => {
  const forms = [0, 1, 2, 21].map((count) => pluralOf('en')(count, { one: 'demo', other: 'demos' }));
  expect(forms).toEqual(['demos', 'demo', 'demos', 'demos']);
});

test('a number gets the form that the plural rules of the language choose', () => {
  const polish = { one: 'bucket', few: 'buckety', many: 'bucketów', other: 'bucketu' };
  expect([1, 2, 5, 22, 0.5].map((count) => pluralOf('pl')(count, polish))).toEqual([
    'bucket',
    'buckety',
    'bucketów',
    'buckety',
    'bucketu',
  ]);
  expect(pluralOf('ja')(1, { other: '件' })).toBe('件');
});
