import { expect, test } from 'vitest';
import { createNewestWins } from '../../../src/slack/tell/newest-wins.ts';
import { latch } from '../../support/latch.ts';

function scene() {
  const [begun, shown]: [number[], number[]] = [[], []];
  const newestWins = createNewestWins();
  const { opened, open } = latch();
  const show = (version: number, succeeds = true, key = 'demo') =>
    newestWins(key, version, async () => {
      begun.push(version);
      await opened;
      shown.push(version);
      return succeeds;
    });
  return { begun, shown, show, open };
}

test('while a version is being shown, other versions wait, and the newest of them is shown next', async () => {
  const { begun, shown, show, open } = scene();
  const first = show(1);
  await expect.poll(() => begun).toEqual([1]);
  const others = [show(2), show(4), show(3)];
  open();
  await Promise.all([first, ...others]);
  expect(shown.at(-1)).toBe(4);
  expect(shown).not.toContain(3);
});

test('a version that is not newer than the shown version is not shown', async () => {
  const { shown, show, open } = scene();
  open();
  await show(5);
  await show(4);
  await show(5);
  expect(shown).toEqual([5]);
});

test('a version that could not be shown is shown at the next try', async () => {
  const { shown, show, open } = scene();
  open();
  await show(5, false);
  await show(5);
  expect(shown).toEqual([5, 5]);
});

test('one demo does not wait for another demo', async () => {
  const newestWins = createNewestWins();
  void newestWins('slow', 1, () => new Promise(() => undefined));
  let isShown = false;
  await newestWins('fast', 1, async () => {
    isShown = true;
    return true;
  });
  expect(isShown).toBe(true);
});
