import { expect, test } from 'vitest';
import type { Demo } from '../../../src/scenario/demo.ts';
import type { SessionTokenState } from '../../../src/scenario/session-token/state.ts';
import { startScene } from '../sweep/sweep-scene.ts';

test('the message shows each answer before the next attempt is made', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  const { aws, shown } = bot;
  const answersShown = () => (shown.at(-1) as Demo<SessionTokenState> | undefined)?.state.proofs.length;
  const seen: [attempt: string, shown: number | undefined][] = [];
  const { listBuckets, getSessionToken } = aws;
  Object.assign(aws, {
    listBuckets: async (...values: Parameters<typeof listBuckets>) => {
      seen.push(['listBuckets', answersShown()]);
      return listBuckets(...values);
    },
    getSessionToken: async (...values: Parameters<typeof getSessionToken>) => {
      seen.push(['getSessionToken', answersShown()]);
      return getSessionToken(...values);
    },
  } satisfies Partial<typeof aws>);
  const demo = await bot.demoIn(await bot.preparedDemo(), 'awaiting-enrollment');
  const finishedSteps = [...demo.finishedSteps, 'enable-mfa-device', 'remove-qr'];
  await bot.store.save({ ...demo, stage: 'enrolling', finishedSteps });
  await bot.wake(demo.demoId);
  await bot.demoIn(demo.demoId, 'awaiting-session-code');
  expect(seen).toEqual([
    ['listBuckets', 0],
    ['getSessionToken', 1],
    ['listBuckets', 1],
  ]);
});
