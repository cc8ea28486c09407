import { expect, onTestFinished, test, vi } from 'vitest';
import { ConfigError, UpstreamError } from '../../src/errors.ts';
import type { Demo } from '../../src/scenario/demo.ts';
import type { AdminAlert, QrPoster } from '../../src/scenario/ports/messenger.ts';
import { MINUTE_MS, startScene } from './sweep/sweep-scene.ts';

test('a demo that could not be shown is shown again by a job, and by a later job if all tries of the first job fail', async () => {
  const scene = await startScene();
  const heard = { isAway: false, versions: [] as number[] };
  const showDemo = async ({ version }: Demo) => {
    heard.versions.push(version);
    return heard.isAway ? 'later' : 'told';
  };
  const bot = await scene.startBot({ slack: { messenger: { showDemo } } });
  const demoId = await bot.preparedDemo();
  heard.isAway = true;
  heard.versions.length = 0;
  await bot.stopDemo();
  const { version } = await bot.demoIn(demoId, 'ended');
  const told = () => heard.versions.filter((shown) => shown === version).length;
  // The demo is shown once at its end, and once in each of the three tries of the job.
  await expect.poll(told).toBe(4);
  scene.pass(5 * MINUTE_MS);
  await expect.poll(told).toBeGreaterThanOrEqual(7);
  heard.isAway = false;
  scene.pass(5 * MINUTE_MS);
  await expect.poll(told).toBeGreaterThanOrEqual(8);
  const all = told();
  scene.pass(30 * MINUTE_MS);
  expect(await bot.demoIn(demoId, 'ended')).toMatchObject({ endReason: 'stop' });
  expect(bot.bugs).toEqual([]);
  expect(told()).toBe(all);
});

test('a sweep enqueues a job that shows a demo again whose messages could not be sent', async () => {
  const scene = await startScene();
  const heard = { isUntold: false, shown: 0 };
  const bot = await scene.startBot({
    slack: {
      messenger: {
        isUntold: async () => heard.isUntold,
        showDemo: async () => {
          heard.shown += 1;
          return 'told';
        },
      },
    },
  });
  await bot.preparedDemo();
  await bot.sweep();
  const before = heard.shown;
  heard.isUntold = true;
  await bot.sweep();
  await expect.poll(() => heard.shown).toBe(before + 1);
});

test('an alert for the admins is noted before the demo ends', async () => {
  const scene = await startScene();
  const noted: { alert: AdminAlert; phase: string | undefined }[] = [];
  const refusing: QrPoster = {
    openConversation: async () => undefined,
    uploadQr: async () => {
      throw new ConfigError('Slack refused files.getUploadURLExternal with missing_scope.');
    },
    postQr: async () => 'shown',
    removeQr: async () => undefined,
  };
  const bot = await scene.startBot({
    slack: {
      qrPoster: refusing,
      messenger: {
        noteAlert: async (alert) => {
          const demo = await bot.store.load(alert.demo.demoId);
          noted.push({ alert, phase: demo?.phase });
        },
      },
    },
  });
  const demoId = await bot.startDemo();
  await bot.demoIn(demoId, 'ended');
  expect(noted).toEqual([{ alert: expect.objectContaining({ kind: 'misconfigured' }), phase: 'running' }]);
  expect(scene.isClean()).toBe(true);
});

test('a demo whose message Slack does not accept any more ends, and is cleaned up', async () => {
  const scene = await startScene();
  const state = { isClosed: false };
  const showDemo = async () => (state.isClosed ? ('never' as const) : ('told' as const));
  const bot = await scene.startBot({ slack: { messenger: { showDemo } } });
  const demoId = await bot.preparedDemo();
  state.isClosed = true;
  await bot.wake(demoId);
  expect(await bot.demoIn(demoId, 'ended')).toMatchObject({ endReason: 'failure', receipt: { left: [] } });
  expect(scene.isClean()).toBe(true);
});

test('a teardown that fails while its message cannot be shown leaves no unhandled rejection', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  const scene = await startScene();
  const heard = { isAway: false, shown: 0 };
  const showDemo = async ({ phase }: Demo): Promise<'told'> => {
    if (!heard.isAway || phase !== 'tearing-down') return 'told';
    heard.shown += 1;
    // The message fails only after the calls to AWS have failed.
    await vi.waitFor(() => expect(scene.embedded.view().calls.at(-1)?.result).toBe('failed'));
    throw new UpstreamError('redis', 'ECONNREFUSED', 'away');
  };
  const bot = await scene.startBot({ slack: { messenger: { showDemo } } });
  const demoId = await bot.preparedDemo();
  heard.isAway = true;
  for (const operation of ['ListUserPolicies', 'ListAccessKeys', 'ListMFADevices', 'DeleteUser'])
    scene.embedded.orderFault({ operation, kind: 'service-failure', times: 3 });
  await bot.stopDemo();
  await expect.poll(() => heard.shown).toBeGreaterThan(0);
  heard.isAway = false;
  scene.pass(5 * MINUTE_MS);
  expect(await bot.demoIn(demoId, 'ended')).toMatchObject({ endReason: 'stop' });
  expect(unhandled).toEqual([]);
});
