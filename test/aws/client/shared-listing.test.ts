import { expect, test } from 'vitest';
import { shareListing } from '../../../src/aws/client/shared-listing.ts';

/** Creates a shared listing whose answers are numbers (1 for the first), and the functions that send each answer. */
function numbered() {
  const answers: ((failure?: Error) => void)[] = [];
  const list = shareListing(
    () =>
      new Promise<number>((resolve, reject) => {
        const number = answers.length + 1;
        answers.push((failure) => (failure ? reject(failure) : resolve(number)));
      }),
  );
  return { answers, list };
}

test('callers that come during a listing share the result of the next listing', async () => {
  const { answers, list } = numbered();
  const first = list();
  const [second, third] = [list(), list()];
  expect(answers).toHaveLength(1);
  answers[0]?.();
  expect(await first).toBe(1);
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.();
  expect(await Promise.all([second, third])).toEqual([2, 2]);
  const later = list();
  expect(answers).toHaveLength(3);
  answers[2]?.();
  expect(await later).toBe(3);
});

test('the failure of a listing reaches its callers, and not those of the next listing', async () => {
  const { answers, list } = numbered();
  const first = list();
  const second = list();
  answers[0]?.(new Error('throttled'));
  await expect(first).rejects.toThrow('throttled');
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.();
  expect(await second).toBe(2);
});
