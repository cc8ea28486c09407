import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '../../src/queue/backoff.ts';

const backoff = { baseMs: 1_000, maxMs: 30_000 };

test('the wait before the next try doubles up to its limit, and half of it is random', () => {
  const shortest = [1, 2, 3, 4, 5, 6, 60].map((tries) => backoffMs(backoff, tries, () => 0, undefined));
  expect(shortest).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  expect(backoffMs(backoff, 2, () => 0.5, undefined)).toBe(1_500);
});

test('the wait before the next try is never shorter than the service asks for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      fc.nat(600),
      (tries, chance, asked) => {
        expect(backoffMs(backoff, tries, () => chance, asked)).toBeGreaterThanOrEqual(asked * 1_000);
        expect(backoffMs(backoff, tries, () => chance, undefined)).toBeLessThanOrEqual(backoff.maxMs);
      },
    ),
  );
});
