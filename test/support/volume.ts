import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { onTestFailed } from 'vitest';

/** The part of the random and of the largest tests that runs; 1 means all, as in `npm run test:long`. */
const VOLUME = Number(process.env.TEST_VOLUME ?? 0.1);
if (!(VOLUME > 0)) throw new Error(`TEST_VOLUME must be a number above 0, and not ${process.env.TEST_VOLUME}`);

/** `TEST_SEED` repeats the random choices of a run; without it they differ in every run. */
const { TEST_SEED } = process.env;
const SEED = TEST_SEED === undefined ? randomInt(2 ** 31) : Number(TEST_SEED);
if (!Number.isSafeInteger(SEED)) throw new Error(`TEST_SEED must be a whole number, and not ${TEST_SEED}`);
if (TEST_SEED !== undefined) fc.configureGlobal({ seed: SEED });

/** Returns how many of `whole` runs to make at this volume, at least one. */
export function runs(whole: number): number {
  return Math.ceil(whole * VOLUME);
}

/** Returns a part of a table: random rows in their order, or all rows at volume 1. */
export function partOf<Row>(rows: readonly Row[]): readonly Row[] {
  const wanted = runs(rows.length);
  if (wanted >= rows.length) return rows;
  onTestFailed(() => {
    process.stderr.write(
      `${wanted} of ${rows.length} rows ran. To run the same rows: TEST_SEED=${SEED}. To run all rows: TEST_VOLUME=1.\n`,
    );
  });
  const part = fc.subarray([...rows], { minLength: wanted, maxLength: wanted });
  return fc.sample(part, { numRuns: 1, seed: SEED })[0] ?? [];
}

/** Returns enough rows to have every feature at least once, or all rows at volume 1. */
export function covering<Row>(rows: readonly Row[], featuresOf: (row: Row) => readonly string[]): readonly Row[] {
  if (VOLUME >= 1) return rows;
  const covered = new Set<string>();
  return rows.filter((row) => {
    const fresh = featuresOf(row).filter((feature) => !covered.has(feature));
    for (const feature of fresh) covered.add(feature);
    return fresh.length > 0;
  });
}
