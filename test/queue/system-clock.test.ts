import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/queue/system-clock.ts';

const NOON = 1_790_000_000_000;
const DAY_MS = 86_400_000;

beforeEach(() => void vi.useFakeTimers({ now: NOON }));
afterEach(() => void vi.useRealTimers());

test('an alarm rings once, at its time', async () => {
  const rung: number[] = [];
  systemClock.at(NOON + 5_000, () => rung.push(systemClock.now()));
  await vi.advanceTimersByTimeAsync(4_999);
  expect(rung).toEqual([]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(rung).toEqual([NOON + 5_000]);
});

test('an alarm for a past time rings soon, but not before `at` has returned', async () => {
  const rung: string[] = [];
  systemClock.at(NOON - DAY_MS, () => rung.push('yesterday'));
  expect(rung).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(rung).toEqual(['yesterday']);
});

test('an alarm rings within a second after the machine slept past its time, also if it was too far away for a timer', async () => {
  const rung: string[] = [];
  systemClock.at(NOON + 60 * DAY_MS, () => rung.push('in two months'));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(rung).toEqual([]);
  vi.setSystemTime(NOON + 61 * DAY_MS);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(rung).toEqual(['in two months']);
});

test('a cancelled alarm does not ring', async () => {
  const rung: string[] = [];
  const callOff = systemClock.at(NOON + 3_000, () => rung.push('late'));
  await vi.advanceTimersByTimeAsync(1_500);
  callOff();
  await vi.advanceTimersByTimeAsync(DAY_MS);
  expect(rung).toEqual([]);
});
