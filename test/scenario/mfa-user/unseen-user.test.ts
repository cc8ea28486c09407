import { expect, test } from 'vitest';
import { UpstreamError } from '../../../src/errors.ts';
import { startScene } from '../sweep/sweep-scene.ts';

test('if IAM does not show a new user yet, the access key is created later, and no try of the job is used up', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  const { aws, clock } = bot.parts;
  const issueAccessKey = aws.issueAccessKey;
  /**
   * For each call, the second in which it was made. The bot's clock moves while the test waits, so the number of calls
   * at a given moment is not always the same.
   */
  const askedIn: number[] = [];
  Object.assign(aws, {
    issueAccessKey: async (...values: Parameters<typeof issueAccessKey>) => {
      askedIn.push(Math.floor(clock.now() / 1000));
      // The call fails more often than this queue tries a job.
      if (askedIn.length <= 5) throw new UpstreamError('aws', 'NoSuchEntity', 'cannot be seen yet');
      return issueAccessKey(...values);
    },
  });
  const demoId = await bot.startDemo();
  for (let second = 1; second <= 5; second += 1) {
    await expect.poll(() => askedIn.length).toBeGreaterThanOrEqual(second);
    scene.pass(1000);
  }
  await bot.prepared(demoId);
  expect(askedIn).toHaveLength(6);
  expect(new Set(askedIn).size).toBe(6);
  expect(bot.shown.length).toBeGreaterThanOrEqual(5);
  expect(bot.bugs).toEqual([]);
  expect(scene.embedded.view().users.find(({ userName }) => userName.endsWith(demoId))?.accessKeys).toHaveLength(1);
});
