import { expect, test } from 'vitest';
import { type BenchResult, type Figure, isMet, ratioOf } from '../../bench/report/bench-result.ts';
import { type Measured, withResults } from '../../bench/report/results-page.ts';
import { asText, tableOf } from '../../bench/report/tables.ts';

const NAMES = ['ack', 'rush'];
const base: Figure = { what: 'p99', value: 30, unit: 'ms', baseline: { what: 'bare Bolt', value: 20 } };

test('a figure is judged by its value or by its ratio to the baseline', () => {
  expect(ratioOf(base)).toBe(1.5);
  expect(isMet(base)).toBeUndefined();
  expect(isMet({ ...base, aim: { of: 'ratio', atMost: 1.5 } })).toBe(true);
  expect(isMet({ ...base, aim: { of: 'ratio', atMost: 1.4 } })).toBe(false);
  expect(isMet({ ...base, aim: { of: 'value', atMost: 30 } })).toBe(true);
  expect(isMet({ ...base, aim: { of: 'value', atLeast: 31 } })).toBe(false);
  expect(isMet({ what: 'p99', value: 1, unit: 'ms', aim: { of: 'ratio', atMost: 2 } })).toBe(false);
});

test('a table shows figure, baseline, ratio, aim, and whether the aim is met', () => {
  const table = tableOf([{ ...base, aim: { of: 'ratio', atMost: 1.4 } }]);
  expect(table.rows).toEqual([['p99', '30 ms', '20 ms (bare Bolt)', '1.50', 'ratio at most 1.4', '**missed**']]);
  expect(asText(table)).toContain('p99     30 ms     20 ms (bare Bolt)  1.50   ratio at most 1.4  **missed**\n');
});

test('a new result of a bench replaces only its older result', () => {
  const first = withResults('', [measured('rush', 'first rush'), measured('ack', 'first ack')], NAMES);
  expect(first).toMatch(/^# Results[\s\S]+## ack: first ack[\s\S]+## rush: first rush/);
  const second = withResults(first, [measured('rush', 'second rush')], NAMES);
  expect(second).toContain('## ack: first ack');
  expect(second).toContain('## rush: second rush');
  expect(second).not.toContain('first rush');
  expect(withResults(second, [measured('rush', 'second rush')], NAMES)).toBe(second);
});

function measured(name: string, title: string): Measured {
  const result: BenchResult = { title, figures: [base], notes: ['It was quiet.'] };
  return { name, result, machine: '2 cores', seconds: 3 };
}
