import { expect, test } from 'vitest';
import { atOnce } from '../../src/shared/at-once.ts';

test('no more than so many are under way, and the results are in the order of the items', async () => {
  let underWay = 0;
  let most = 0;
  const results = await atOnce(3, [5, 4, 3, 2, 1, 0], async (turns) => {
    underWay += 1;
    most = Math.max(most, underWay);
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    underWay -= 1;
    return turns * 10;
  });
  expect(results).toEqual([50, 40, 30, 20, 10, 0]);
  expect(most).toBe(3);
});

test('after a failure no other one begins', async () => {
  const begun: number[] = [];
  const failing = atOnce(1, [1, 2, 3], async (item) => {
    begun.push(item);
    if (item === 2) throw new Error('the second one');
  });
  await expect(failing).rejects.toThrow('the second one');
  expect(begun).toEqual([1, 2]);
  expect(await atOnce(4, [], async () => 1)).toEqual([]);
});
