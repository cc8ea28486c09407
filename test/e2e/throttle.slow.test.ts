import { expect, test } from 'vitest';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { proofsHold, witnessProofs } from '../../sandbox/stories/witness.ts';
import { startTestWorld } from '../support/world.ts';
import { enrolls, expectNothingLeft, freshCode, startsAndScans } from './moves.ts';

/** In milliseconds: long, because the bot tries a throttled call again after a pause, possibly several times. */
const PATIENCE_MS = 60_000;

test('if AWS allows two calls of each operation per second, a demo still succeeds and leaves nothing', async () => {
  await using world = await startTestWorld({ throttlePerSecond: 2 });
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await enrolls(ana);
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with your code', PATIENCE_MS);
  expect(proofsHold(witnessProofs(world.aws.view()))).toBe(true);
  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left', PATIENCE_MS);
  expectNothingLeft(world);
  expect(world.aws.view().throttle.perSecond).toBe(2);
}, 180_000);
