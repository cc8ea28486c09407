import { expect, test } from 'vitest';
import { plural } from '../../../src/slack/text/plural.ts';

test('one is one thing, everything else are several, and a language without plurals has one form', () => {
  const forms = [0, 1, 2, 21].map((count) => plural(count, { one: 'demo', other: 'demos' }));
  expect(forms).toEqual(['demos', 'demo', 'demos', 'demos']);
  expect(plural(1, { other: '件' })).toBe('件');
});
