import { describe, expect, test } from 'vitest';
import type { Cut } from '../crash/gate.ts';
import { liveWorkshop } from '../crash/workshop/life.ts';
import { judgeWorkshop } from '../crash/workshop/outcome.ts';
import { findRedis } from '../support/redis.ts';

/** The bot is killed after these calls. `npm run test:workshop` kills it at every kind of call of a workshop. */
const CUTS: readonly Cut[] = [
  { name: 'slack chat.postMessage card', index: 1, side: 'after' },
  { name: 'redis workshops REPLACE progress', index: 8, side: 'after' },
  { name: 'redis workshops SAVE ending', index: 1, side: 'after' },
];

describe.skipIf(!findRedis())('with Redis', { timeout: 180_000 }, () => {
  test('if the bot is killed three times during a workshop, everybody gets a demo and nothing is left in AWS', async ({
    onTestFailed,
  }) => {
    const life = await liveWorkshop(6, CUTS);
    onTestFailed(() => void process.stdout.write(`${life.logTail}\n`));
    expect(life.isCut).toBe(true);
    expect(judgeWorkshop(life).faults).toEqual([]);
  });
});
