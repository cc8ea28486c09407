import { expect, test } from 'vitest';
import type { Demo } from '../../src/scenario/demo.ts';
import { showingNewest } from '../../src/scenario/show-newest.ts';
import { newDemo } from '../contract/sample-demos.ts';
import { movableClock } from '../support/movable-clock.ts';

const before = newDemo({ version: 3, stage: 'awaiting-enrollment' });
const now = newDemo({ version: 7, stage: 'proved', phase: 'ended' });

async function shownWhen({
  tookMs,
  load,
}: {
  tookMs: number;
  load: () => Promise<Demo | undefined>;
}): Promise<number[]> {
  const clock = movableClock(() => 0);
  const shown: number[] = [];
  const showDemo = async ({ version }: Demo) => {
    shown.push(version);
    clock.pass(tookMs);
    return 'told' as const;
  };
  const messenger = { showDemo, isUntold: async () => false, postReminder: async () => {}, noteAlert: async () => {} };
  await showingNewest({ messenger, store: { load }, clock }).showDemo(before);
  return shown;
}

/** Returns a store whose `load` returns these demos one after the other, and then always the last one. */
function answering(...answers: Demo[]) {
  let reads = 0;
  const load = async () => answers[Math.min(reads++, answers.length - 1)];
  return { load, reads: () => reads };
}

test('after a slow update, a version that was saved during the update is shown too', async () => {
  const { load } = answering(before, now);
  expect(await shownWhen({ tookMs: 5_000, load })).toEqual([3, 7]);
});

test('a bot that has an old version shows the newest version instead, and only once', async () => {
  const { load } = answering(now);
  expect(await shownWhen({ tookMs: 5_000, load })).toEqual([7]);
});

test('the given version is shown once when the record has not changed, is gone, or cannot be read', async () => {
  expect(await shownWhen({ tookMs: 5_000, load: async () => before })).toEqual([3]);
  expect(await shownWhen({ tookMs: 5_000, load: async () => undefined })).toEqual([3]);
  expect(await shownWhen({ tookMs: 5_000, load: () => Promise.reject(new Error('away')) })).toEqual([3]);
});

test('an older record is not shown instead of the given version', async () => {
  expect(await shownWhen({ tookMs: 5_000, load: async () => ({ ...before, version: 2 }) })).toEqual([3]);
});

test('the record is read only once when the update is fast', async () => {
  const { load, reads } = answering(before);
  expect(await shownWhen({ tookMs: 900, load })).toEqual([3]);
  expect(reads()).toBe(1);
});
