import { expect, test } from 'vitest';
import { atOnce } from '../../src/shared/at-once.ts';

test('at most the given number of calls run at the same time, and the results are in the order of the items', async () => {
  const finish = new Map<string, () => void>();
  const underWay = () => [...finish.keys()];
  const all = atOnce(2, ['a', 'b', 'c', 'd'], async (item) => {
    await new Promise<void>((resolve) => finish.set(item, resolve));
    finish.delete(item);
    return `${item} done`;
  });
  expect(underWay()).toEqual(['a', 'b']);
  finish.get('b')?.();
  await expect.poll(underWay).toEqual(['a', 'c']);
  finish.get('c')?.();
  await expect.poll(underWay).toEqual(['a', 'd']);
  finish.get('d')?.();
  finish.get('a')?.();
  expect(await all).toEqual(['a done', 'b done', 'c done', 'd done']);
});

test('after a failure no further call begins', async () => {
  const begun: number[] = [];
  const failing = atOnce(1, [1, 2, 3], async (item) => {
    begun.push(item);
    if (item === 2) throw new Error('the second one');
  });
  await expect(failing).rejects.toThrow('the second one');
  expect(begun).toEqual([1, 2]);
  expect(await atOnce(4, [], async () => 1)).toEqual([]);
});
