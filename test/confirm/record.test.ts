import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentOf } from '../../confirm/document/document.ts';
import { POINTS } from '../../confirm/points/points.ts';
import { type Entry, merged, recordSchema } from '../../confirm/record/record.ts';
import { readPage } from '../support/markdown.ts';
import { CHECKED } from './scene.ts';

const record = recordSchema.parse(JSON.parse(readFileSync('docs/confirmed.json', 'utf8')));
const checkedIds = CHECKED.map(({ id }) => id);
const allIds = [...POINTS.aws, ...POINTS.slack].map(({ id }) => id);

describe('docs/confirmed.json', () => {
  test('has a sandbox result for each point that a program checks', () => {
    const inSandbox = record.filter(({ target }) => target === 'sandbox').map(({ point }) => point);
    expect(inSandbox).toEqual(checkedIds.toSorted());
  });

  test('says that the sandbox behaves as believed', () => {
    const others = record.filter(({ target, outcome }) => target === 'sandbox' && outcome !== 'as believed');
    expect(others.map(({ point }) => point)).toEqual([]);
  });

  test('is sorted, has each point at most once for each target, and has no point that no longer exists', () => {
    expect(merged(record, [], allIds)).toEqual(record);
  });
});

test('docs/confirm-on-real.md follows from the points and the record (npm run confirm -- --document)', () => {
  expect(readPage('docs/confirm-on-real.md').text).toBe(documentOf(POINTS, record));
});

const entry: Entry = { point: 'a', target: 'sandbox', date: '2026-11-02', outcome: 'as believed', saw: 'It was.' };

test('a newer entry replaces only the older entry of the same point and target', () => {
  const newer: Entry = { ...entry, date: '2026-11-03', outcome: 'otherwise' };
  const onAws: Entry = { ...entry, target: 'aws', requestId: 'r-1' };
  expect(merged([entry, onAws], [newer], ['a'])).toEqual([onAws, newer]);
  expect(merged([entry, { ...entry, point: 'gone' }], [], ['a'])).toEqual([entry]);
});

test.each([
  [{ ...entry, outcome: 'fine' }],
  [{ ...entry, target: 'gcp' }],
  [{ ...entry, date: '2.11.2026' }],
  [{ ...entry, saw: '' }],
  [{ ...entry, point: 'Not Kebab' }],
  [{ ...entry, secret: 'x' }],
])('%j is not an entry of a record', (wrong) => {
  expect(recordSchema.safeParse([wrong]).success).toBe(false);
});

test('the page shows the result "otherwise", and a | in its sentence does not break the table', () => {
  const [point] = POINTS.aws;
  const page = documentOf({ aws: point ? [point] : [], slack: [] }, [
    { ...entry, point: point?.id ?? '', outcome: 'otherwise', saw: 'It was a | b.' },
  ]);
  expect(page).toContain('| 2026-11-02: **otherwise**. It was a \\| b. | not yet |');
});
