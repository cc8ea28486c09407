import { describe, expect, test } from 'vitest';
import type { Cut } from '../crash/gate.ts';
import { liveWorkshop } from '../crash/workshop/life.ts';
import { judgeWorkshop } from '../crash/workshop/outcome.ts';
import { findRedis } from '../support/redis.ts';

/** `npm run test:workshop` has all kinds of calls, each in a life of its own. */
const CUTS: readonly Cut[] = [
  { name: 'slack chat.postMessage card', index: 1, side: 'after' },
  { name: 'redis workshops SET progress', index: 8, side: 'after' },
  { name: 'redis workshops SAVE ending', index: 1, side: 'after' },
];

describe.skipIf(!findRedis())('with Redis', { timeout: 180_000 }, () => {
  test('a bot that is killed when it has posted the card, noted a seat and begun to end the workshop leaves nobody alone and nothing in AWS', async ({
    onTestFailed,
  }) => {
    const life = await liveWorkshop(6, CUTS);
    onTestFailed(() => void process.stdout.write(`${life.logTail}\n`));
    expect(life.isCut).toBe(true);
    expect(judgeWorkshop(life).faults).toEqual([]);
  });
});
