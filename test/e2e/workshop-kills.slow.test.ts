import { describe, expect, test } from 'vitest';
import type { Cut } from '../crash/gate.ts';
import { liveWorkshop } from '../crash/workshop/life.ts';
import { judgeWorkshop } from '../crash/workshop/outcome.ts';
import { findRedis } from '../support/redis.ts';

/** `npm run test:workshop` tests all kinds of calls, each in its own workshop. */
const CUTS: readonly Cut[] = [
  { name: 'slack chat.postMessage card', index: 1, side: 'after' },
  { name: 'redis workshops REPLACE progress', index: 8, side: 'after' },
  { name: 'redis workshops SAVE ending', index: 1, side: 'after' },
];

describe.skipIf(!findRedis())('with Redis', { timeout: 180_000 }, () => {
  test('a bot that is killed after the card, after a seat and at the end of the workshop leaves no person without a demo and nothing in AWS', async ({
    onTestFailed,
  }) => {
    const life = await liveWorkshop(6, CUTS);
    onTestFailed(() => void process.stdout.write(`${life.logTail}\n`));
    expect(life.isCut).toBe(true);
    expect(judgeWorkshop(life).faults).toEqual([]);
  });
});
