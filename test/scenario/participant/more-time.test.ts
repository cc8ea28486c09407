import { expect, test } from 'vitest';
import { createInProcessQueue } from '../../../src/queue/in-process-queue.ts';
import { isOver, latestDeadline, moreTimeMs, reminderAt } from '../../../src/scenario/participant/deadlines.ts';
import { takeMoreTime } from '../../../src/scenario/participant/more-time.ts';
import { SCENARIOS } from '../../../src/scenario/scenarios.ts';
import type { SessionTokenDemo } from '../../../src/scenario/session-token/state.ts';
import { createMemoryDemoStore } from '../../../src/state/memory-demo-store.ts';
import { createSealer, randomKey } from '../../../src/state/sealer.ts';
import { newDemo } from '../../contract/sample-demos.ts';
import { movableClock } from '../../support/movable-clock.ts';

const MINUTE = 60_000;
const START = newDemo().createdAt;
const ANA = newDemo().participant;
const living = (minutes: number) => newDemo({ deadlineAt: START + minutes * MINUTE });

async function sceneWith(demo: SessionTokenDemo, now = START + MINUTE) {
  const clock = movableClock(() => now);
  const store = createMemoryDemoStore({ scenarios: SCENARIOS, sealer: createSealer([randomKey()]) });
  await store.createIfNoneActive(demo);
  const parts = { scenarios: SCENARIOS, store, clock, queue: createInProcessQueue({ clock }) };
  return { store, take: (actor = ANA) => takeMoreTime(parts, actor, demo.demoId) };
}

test('a demo is over at its deadline, and also if it is older than any demo can be, or begins far in the future', () => {
  const longest = 120 * MINUTE;
  const isOverAt = (times: { createdAt: number; deadlineAt: number }) => isOver(times, START, longest);
  expect(isOverAt({ createdAt: START - MINUTE, deadlineAt: START + 1 })).toBe(false);
  expect(isOverAt({ createdAt: START - MINUTE, deadlineAt: START })).toBe(true);
  expect(isOverAt({ createdAt: START - 130 * MINUTE, deadlineAt: START + 1e12 })).toBe(true);
  expect(isOverAt({ createdAt: START - 129 * MINUTE, deadlineAt: START + 1e12 })).toBe(false);
  // Another bot's clock may be some minutes ahead, but not years.
  expect(isOverAt({ createdAt: START + 5 * MINUTE, deadlineAt: START + 35 * MINUTE })).toBe(false);
  expect(isOverAt({ createdAt: START + 1e11, deadlineAt: START + 1e11 + 30 * MINUTE })).toBe(true);
});

test('the reminder is due five minutes before the deadline, or a fifth of the lifetime before it if that is less', () => {
  expect(reminderAt(living(30))).toBe(START + 25 * MINUTE);
  expect(reminderAt(living(5))).toBe(START + 4 * MINUTE);
});

test('more time is ten minutes, but never more than the lifetime', () => {
  expect(moreTimeMs(living(30))).toBe(10 * MINUTE);
  expect(moreTimeMs(living(6))).toBe(6 * MINUTE);
  expect(latestDeadline(living(30))).toBe(START + 40 * MINUTE);
  expect(latestDeadline({ ...living(40), extendedAt: START })).toBe(START + 40 * MINUTE);
});

test('more time moves the deadline, makes the step that puts the policy run again, and can be taken once', async () => {
  const { store, take } = await sceneWith({ ...living(30), finishedSteps: ['create-user', 'put-policy'] });
  expect(await take()).toMatchObject({ kind: 'extended', demo: { deadlineAt: START + 40 * MINUTE } });
  expect(await take()).toMatchObject({ kind: 'already-taken' });
  const saved = await store.load(newDemo().demoId);
  expect(saved).toMatchObject({ deadlineAt: START + 40 * MINUTE, redo: ['put-policy'] });
});

test('two clicks at the same time move the deadline once', async () => {
  const { store, take } = await sceneWith(living(30));
  const results = await Promise.all([take(), take()]);
  expect(results.map(({ kind }) => kind).sort()).toEqual(['already-taken', 'extended']);
  expect((await store.load(newDemo().demoId))?.deadlineAt).toBe(START + 40 * MINUTE);
});

test('more time cannot be taken for another person’s demo, or for a demo that is ending or over', async () => {
  const { take } = await sceneWith(living(30));
  expect(await take({ ...ANA, userId: 'UMAX' })).toEqual({ kind: 'not-now', demo: undefined });
  const ending = await sceneWith({ ...living(30), phase: 'tearing-down' });
  expect(await ending.take()).toMatchObject({ kind: 'not-now' });
  const over = await sceneWith(living(30), START + 30 * MINUTE);
  expect(await over.take()).toMatchObject({ kind: 'not-now', demo: { deadlineAt: START + 30 * MINUTE } });
});
