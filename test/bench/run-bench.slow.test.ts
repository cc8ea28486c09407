import { expect, test } from 'vitest';
import { ratioOf } from '../../bench/report/bench-result.ts';
import { runBench } from '../../bench/run-bench.ts';

/** A time limit that every bench exceeds. */
const LIMIT_SECONDS = 1;

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

test('a bench that takes too long is ended', async () => {
  const outcome = await runBench('calls', { quick: true }, LIMIT_SECONDS);
  expect(outcome).toEqual({ failure: `The bench took longer than ${LIMIT_SECONDS} s.` });
});
