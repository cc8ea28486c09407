import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { describeCheck, summaryOf } from '../../src/commands/doctor-report.ts';

const good = { id: 'slack', title: 'Slack can be reached', result: 'ok', says: 'https://slack.com/api/' } as const;
const bad = {
  id: 'slack-admins',
  title: 'The admins are full members',
  result: 'failed',
  says: 'nobody gets a message when a demo cannot be cleaned up',
  hint: 'Set ADMIN_USER_IDS or ADMIN_USERGROUP_ID.',
} as const;
const plainly = { isColoured: false };

test('a check is one line with a mark, its title and its finding in columns, and a hint is in the line below', () => {
  const lines = [good, bad].map((check) => describeCheck(check, plainly)).join('');
  expect(lines.split('\n')).toEqual([
    'ok       Slack can be reached                         https://slack.com/api/',
    'FAILED   The admins are full members                  nobody gets a message when a demo cannot be cleaned up',
    '                                                      → Set ADMIN_USER_IDS or ADMIN_USERGROUP_ID.',
    '',
  ]);
});

test('on a narrow terminal the title and the finding are one text that is wrapped between words', () => {
  expect(describeCheck(bad, { columns: 50, isColoured: false }).split('\n')).toEqual([
    'FAILED   The admins are full members: nobody gets',
    '         a message when a demo cannot be cleaned',
    '         up',
    '         → Set ADMIN_USER_IDS or',
    '         ADMIN_USERGROUP_ID.',
    '',
  ]);
});

test('a coloured report has the same text as a plain report', () => {
  for (const check of [good, bad]) {
    const coloured = describeCheck(check, { isColoured: true });
    expect(coloured).toContain('\u001B[');
    expect(stripVTControlCharacters(coloured)).toBe(describeCheck(check, plainly));
  }
});

test('the summary counts the checks that need a person', () => {
  const skipped = { ...good, result: 'skipped' as const };
  expect(summaryOf([good, good, skipped], plainly)).toBe('\nNone of 3 needs you: 2 ok, 1 skipped.\n');
  expect(summaryOf([good, bad], plainly)).toBe('\n1 of 2 needs you: 1 ok, 0 skipped.\n');
  expect(summaryOf([bad, good, bad], plainly)).toBe('\n2 of 3 need you: 1 ok, 0 skipped.\n');
  expect(stripVTControlCharacters(summaryOf([bad], { isColoured: true }))).toBe(summaryOf([bad], plainly));
});
