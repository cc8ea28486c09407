import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreateUserCommand,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { asUndone, ConfigError, UpstreamError } from '../../../src/errors.ts';
import { LIFETIME_MS, MINUTE_MS, type Scene, startScene } from './sweep-scene.ts';

test('a demo whose deadline job was lost ends with the next sweep', async () => {
  const scene = await startScene();
  const killed = await scene.startBot();
  const demoId = await killed.preparedDemo();
  await killed.stop();
  scene.pass(LIFETIME_MS);
  const bot = await scene.startBot();
  expect(await bot.sweep()).toMatchObject({ woken: 1, orphans: 0 });
  expect(await bot.demoIn(demoId, 'ended')).toMatchObject({ endReason: 'timeout', receipt: { left: [] } });
  expect(bot.shown.at(-1)).toMatchObject({ demoId, phase: 'ended' });
  expect(scene.isClean()).toBe(true);
});

test('a demo whose first job was lost goes on, and ends at its deadline', async () => {
  const scene = await startScene();
  const killed = await scene.startBot();
  await killed.parts.queue.stop();
  const demoId = await killed.startDemo();
  const bot = await scene.startBot();
  expect(await bot.sweep()).toMatchObject({ woken: 1 });
  await bot.prepared(demoId);
  scene.pass(LIFETIME_MS);
  expect(await bot.demoIn(demoId, 'ended')).toMatchObject({ endReason: 'timeout' });
});

test('a reminder whose job was lost is posted in time', async () => {
  const scene = await startScene();
  const killed = await scene.startBot();
  const demoId = await killed.preparedDemo();
  await killed.stop();
  const bot = await scene.startBot();
  expect(await bot.sweep()).toMatchObject({ woken: 0 });
  expect(bot.reminded).toEqual([]);
  scene.pass(LIFETIME_MS - 4 * MINUTE_MS);
  await expect.poll(() => bot.reminded, { timeout: 20_000 }).toEqual([demoId]);
});

test('a teardown whose job was lost goes on', async () => {
  const scene = await startScene();
  const killed = await scene.startBot();
  const demoId = await killed.preparedDemo();
  await killed.stop();
  const demo = await killed.store.load(demoId);
  await killed.store.save({ ...demo!, phase: 'tearing-down', endReason: 'stop' });
  const bot = await scene.startBot();
  expect(await bot.sweep()).toMatchObject({ woken: 1 });
  expect(await bot.demoIn(demoId, 'ended')).toMatchObject({ endReason: 'stop', receipt: { left: [] } });
});

async function stuckInGroup(scene: Scene) {
  const bot = await scene.startBot();
  const demoId = await bot.preparedDemo();
  const UserName = `mfa-demo-${demoId}`;
  await scene.admin.send(new CreateGroupCommand({ GroupName: 'auditors' }));
  await scene.admin.send(new AddUserToGroupCommand({ GroupName: 'auditors', UserName }));
  scene.pass(LIFETIME_MS);
  await bot.demoIn(demoId, 'stuck');
  return { bot, demoId, UserName };
}

test('every sweep tears a stuck demo down again, and the admins get one alert for its reason', async () => {
  const scene = await startScene();
  const { bot, demoId } = await stuckInGroup(scene);
  for (const _ of [1, 2]) {
    const { version } = await bot.demoIn(demoId, 'stuck');
    scene.pass(10 * MINUTE_MS);
    expect(await bot.sweep()).toMatchObject({ woken: 1, orphans: 0 });
    await expect.poll(async () => (await bot.demoIn(demoId, 'stuck')).version).toBeGreaterThan(version);
  }
  expect(bot.alerts.map((alert) => 'reason' in alert && alert.reason)).toEqual([
    expect.stringContaining('member of auditors'),
  ]);
  const phases = bot.shown.map(({ phase }) => phase);
  expect(phases.slice(phases.indexOf('stuck'))).toEqual(['stuck', 'stuck', 'stuck']);
});

test('a stuck demo ends with a receipt when its reason is gone', async () => {
  const scene = await startScene();
  const { bot, demoId, UserName } = await stuckInGroup(scene);
  await scene.admin.send(new RemoveUserFromGroupCommand({ GroupName: 'auditors', UserName }));
  expect(await bot.sweep()).toMatchObject({ woken: 1 });
  const ended = await bot.demoIn(demoId, 'ended');
  expect(ended).toMatchObject({ endReason: 'timeout', receipt: { left: [] } });
  expect(ended.stuckReason).toBeUndefined();
  expect(ended.receipt?.removed.map(({ kind }) => kind)).toContain('user');
  expect(bot.shown.at(-1)).toMatchObject({ demoId, phase: 'ended' });
  expect(scene.isClean()).toBe(true);
});

test('a demo ends at once if another user already has the name of its user', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  await scene.admin.send(new CreateUserCommand({ UserName: 'mfa-demo-abc000000001', Path: '/staff/' }));
  const demoId = await bot.startDemo();
  expect(await bot.demoIn(demoId, 'ended')).toMatchObject({ endReason: 'failure', receipt: { removed: [], left: [] } });
  expect(bot.bugs).toEqual([expect.any(ConfigError)]);
  expect(scene.userNames()).toContain('mfa-demo-abc000000001');
});

test('a demo ends at once if the bot has no permission to create its user', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  Object.assign(bot.aws, { ensureUser: () => Promise.reject(refused('iam:CreateUser')) });
  const demoId = await bot.startDemo();
  expect(await bot.demoIn(demoId, 'ended')).toMatchObject({ endReason: 'failure', receipt: { removed: [], left: [] } });
});

/** Returns the error of a call that has certainly created nothing. */
const refused = (action: string) => asUndone(new ConfigError(`${action} is not allowed`));

test('if AWS cannot be asked at all, a demo that has created nothing there ends without a receipt', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  const never = () => Promise.reject(refused('iam'));
  Object.assign(bot.aws, { ensureUser: never, beginRemoval: () => ({ remove: never }), listLeftovers: never });
  const demo = await bot.demoIn(await bot.startDemo(), 'ended');
  expect(demo).toMatchObject({ endReason: 'failure', startedSteps: [] });
  expect(demo.receipt).toBeUndefined();
});

test('if AWS cannot be asked and an earlier try may have created the user, the demo is stuck', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  const never = () => Promise.reject(refused('iam'));
  let tries = 0;
  const ensureUser = () => {
    tries += 1;
    return tries === 1 ? Promise.reject(new UpstreamError('aws', 'TimeoutError', 'no answer')) : never();
  };
  Object.assign(bot.aws, { ensureUser, beginRemoval: () => ({ remove: never }), listLeftovers: never });
  const demo = await bot.demoIn(await bot.startDemo(), 'stuck');
  expect(demo.startedSteps).toEqual(['create-user']);
});

test('a demo that is stopped while a step fails is torn down, and not stuck', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  const issueMfaDevice = async () => {
    await bot.stopDemo();
    throw new ConfigError('iam:CreateVirtualMFADevice is not allowed');
  };
  Object.assign(bot.aws, { issueMfaDevice });
  const demoId = await bot.startDemo();
  expect(await bot.demoIn(demoId, 'ended')).toMatchObject({ endReason: 'stop', receipt: { left: [] } });
  expect(bot.alerts).toEqual([]);
  expect(scene.isClean()).toBe(true);
});
