import { expect, test } from 'vitest';
import { ratioOf } from '../../bench/report/bench-result.ts';
import { runBench } from '../../bench/run-bench.ts';

test.each(['start', 'calls'])('the bench %s measures a baseline in the same run', async (name) => {
  const outcome = await runBench(name, { quick: true });
  if ('failure' in outcome) throw new Error(outcome.failure);
  const { title, figures, notes } = outcome.result;
  expect(title).not.toBe('');
  expect(notes).not.toEqual([]);
  expect(figures.length).toBeGreaterThan(1);
  for (const figure of figures) {
    expect(figure.value).toBeGreaterThan(0);
    expect(ratioOf(figure), figure.what).toBeGreaterThan(0);
  }
});

test('a bench that cannot be measured says why', async () => {
  const outcome = await runBench('rush', { quick: true, people: [0], bots: [0] });
  expect(outcome).toMatchObject({ failure: expect.stringContaining('Error') });
});
