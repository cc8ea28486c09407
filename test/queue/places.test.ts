import { expect, onTestFinished, test, vi } from 'vitest';
import { createPlaces } from '../../src/queue/places.ts';

function scene(fixed?: number) {
  const measured = { running: 0, busy: 0 };
  const told: number[] = [];
  const places = createPlaces({
    fixed,
    running: () => measured.running,
    busy: () => measured.busy,
    onChange: (count) => void told.push(count),
  });
  return { places, measured, told };
}

test('while all places for jobs are taken and the process is not busy, the number of places grows up to a limit', () => {
  const { places, measured, told } = scene();
  expect(places.count).toBe(8);
  for (let looks = 0; looks < 20; looks += 1) {
    measured.running = places.count;
    places.look();
  }
  expect(places.count).toBe(200);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});

test('the number of places for jobs does not change while places are free, or the process is rather busy', () => {
  const { places, measured, told } = scene();
  measured.running = 7;
  places.look();
  Object.assign(measured, { running: 8, busy: 0.8 });
  places.look();
  expect(told).toEqual([]);
});

test('a process that is too busy gets fewer places for jobs, but never fewer than at the start', () => {
  const { places, measured } = scene();
  Object.assign(measured, { running: 1000, busy: 0.1 });
  for (let looks = 0; looks < 4; looks += 1) places.look();
  const most = places.count;
  measured.busy = 0.97;
  places.look();
  expect(places.count).toBeLessThan(most);
  for (let looks = 0; looks < 50; looks += 1) places.look();
  expect(places.count).toBe(8);
});

test('a fixed number of places for jobs does not change', () => {
  const { places, measured } = scene(3);
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  Object.assign(measured, { running: 3, busy: 0 });
  places.start();
  vi.advanceTimersByTime(60_000);
  places.stop();
  expect(places.count).toBe(3);
});
