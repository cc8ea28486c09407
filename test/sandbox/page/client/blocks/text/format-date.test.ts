import { expect, test } from 'vitest';
import { formatSlackDate } from '../../../../../../sandbox/page/client/blocks/text/format-date.ts';

const noon = new Date(2026, 2, 4, 12, 0, 5);
const at = (format: string, locale = 'en-US', now = noon.getTime() + 120_000) =>
  formatSlackDate({ epochSeconds: noon.getTime() / 1000, format, fallback: 'fallback' }, locale, now);

test.each([
  ['{date_num}', '03/04/2026'],
  ['{date}', 'March 4, 2026'],
  ['{date_short} at {time}', 'Mar 4, 2026 at 12:00 PM'],
  ['{date_long}', 'Wednesday, March 4, 2026'],
  ['{date_short_pretty}', 'today'],
  ['{time_secs}', '12:00:05 PM'],
  ['{ago}', '2 minutes ago'],
])('%s is written as %s', (format, expected) => {
  expect(at(format).replaceAll(' ', ' ')).toBe(expected);
});

test("a date is written in the person's language", () => {
  expect(at('{date}', 'ja-JP')).toBe('2026年3月4日');
  expect(at('{date_pretty}', 'ja-JP', noon.getTime() + 86_400_000)).toBe('昨日');
});

test('for an unknown token or an invalid date, the fallback is shown', () => {
  expect(at('{date_galactic}')).toBe('fallback');
  expect(formatSlackDate({ epochSeconds: Number.NaN, format: '{date}', fallback: 'fallback' }, 'en-US', 0)).toBe(
    'fallback',
  );
});
