import { expect, test, vi } from 'vitest';
import { ConfigError } from '../../../src/errors.ts';
import { type Demo, isNobodys } from '../../../src/scenario/demo.ts';
import { longestLifeMs } from '../../../src/scenario/participant/deadlines.ts';
import { endPrepared, prepareDemos } from '../../../src/scenario/workshop/prepare.ts';
import { LIFETIME_MS, MINUTE_MS, type Scene, startScene } from '../sweep/sweep-scene.ts';

type Bot = Awaited<ReturnType<Scene['startBot']>>;

const WORKSHOP_ID = 'w0rksh0pw0rk';
const room = (bot: Bot, minutes = 240) => ({
  workshopId: WORKSHOP_ID,
  workspaceId: 'T1',
  scenario: 'session-token',
  locale: 'en',
  endsAt: bot.parts.clock.now() + minutes * MINUTE_MS,
});

/** Prepares demos, and waits until their users and devices exist in AWS. */
async function prepared(bot: Bot, count: number): Promise<readonly Demo[]> {
  expect(await prepareDemos(bot.preparing, room(bot), count)).toBe(count);
  return vi.waitFor(async () => {
    const demos = (await bot.store.listActive()).filter(isNobodys);
    const ready = demos.filter(({ finishedSteps }) => finishedSteps.length === 2);
    if (ready.length < count) throw new Error(`${ready.length} of ${count} are prepared`);
    return ready;
  }, WAITING);
}

const callsOf = (scene: Scene, operation: string) =>
  scene.embedded.view().calls.filter((call) => call.operation === operation).length;

/** Waits until these demos have ended. */
async function isOver(bot: Bot, demoIds: readonly string[]): Promise<void> {
  for (const demoId of demoIds) await bot.demoIn(demoId, 'ended');
}

const WAITING = { timeout: 50_000, interval: 5 };

test('a participant takes over a prepared demo with its user and device, and `endPrepared` ends the other two demos', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  const demos = await prepared(bot, 3);
  expect([callsOf(scene, 'CreateUser'), callsOf(scene, 'CreateVirtualMFADevice')]).toEqual([3, 3]);
  // A prepared demo is not shown, and no participant has it.
  expect([bot.shown, bot.alerts, bot.reminded]).toEqual([[], [], []]);
  expect(await bot.statusOf('U1')).toEqual({ kind: 'none' });

  const demoId = await bot.startDemo('U1', WORKSHOP_ID);
  expect(demos.map((each) => each.demoId)).toContain(demoId);
  const demo = await bot.demoIn(demoId, 'awaiting-enrollment');
  expect(demo.finishedSteps).toEqual(expect.arrayContaining(['open-conversation', 'create-user', 'post-qr']));
  expect(demo).toMatchObject({ workshopId: WORKSHOP_ID, participant: { userId: 'U1' } });
  expect([callsOf(scene, 'CreateUser'), callsOf(scene, 'CreateVirtualMFADevice')]).toEqual([3, 3]);

  await endPrepared(bot.parts, room(bot));
  await isOver(
    bot,
    demos.map((each) => each.demoId).filter((id) => id !== demoId),
  );
  expect(scene.userNames()).toEqual(['sandbox-admin', `mfa-demo-${demoId}`]);
  expect(bot.shown.every((each) => each.demoId === demoId)).toBe(true);
  await bot.stopDemo('U1');
  await isOver(bot, [demoId]);
  expect(scene.isClean()).toBe(true);
});

test('a second `prepareDemos` prepares only the missing demos, and never more than there are places', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  await prepared(bot, 2);
  expect(await prepareDemos(bot.preparing, room(bot), 2)).toBe(2);
  const few = { ...bot.preparing, access: { maxActiveDemos: 3 } };
  expect(await prepareDemos(few, room(bot), 10)).toBe(3);
  expect(await bot.store.listActive()).toHaveLength(3);
  // While the bot is full, no record is created and no job is enqueued.
  const [records, asked] = [scene.records.size, vi.spyOn(bot.parts.queue, 'enqueue')];
  expect(await prepareDemos(few, room(bot), 10)).toBe(3);
  expect([scene.records.size, asked.mock.calls]).toEqual([records, []]);
  await bot.startDemo('U1', WORKSHOP_ID);
  expect(await prepareDemos(bot.preparing, room(bot), 3)).toBe(3);
  await endPrepared(bot.parts, room(bot));
  expect(await prepareDemos(bot.preparing, { ...room(bot), endsAt: bot.parts.clock.now() }, 3)).toBe(0);
});

test('if no prepared demo waits, a participant starts a new one, and people outside the workshop take over none', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  const [demo] = await prepared(bot, 1);
  const own = await bot.startDemo('U1');
  const taken = await bot.startDemo('U2', WORKSHOP_ID);
  const late = await bot.startDemo('U3', WORKSHOP_ID);
  expect(taken).toBe(demo?.demoId);
  expect(new Set([own, taken, late]).size).toBe(3);
  expect((await bot.store.load(own))?.workshopId).toBeUndefined();
  expect(await bot.store.load(late)).toMatchObject({ workshopId: WORKSHOP_ID });
  await bot.demoIn(late, 'awaiting-enrollment');
});

test('prepared demos that no participant takes over end at their deadline, also in a restarted bot without jobs', async () => {
  const scene = await startScene();
  const first = await scene.startBot();
  const demos = await prepared(first, 2);
  await first.stop();
  const second = await scene.startBot();
  expect(await second.sweep()).toMatchObject({ orphans: 0, woken: 0 });
  scene.pass(61 * MINUTE_MS);
  await second.sweep();
  await isOver(
    second,
    demos.map(({ demoId }) => demoId),
  );
  expect(scene.isClean()).toBe(true);
  expect(await second.store.countPrepared(room(second))).toBe(0);
  expect(second.shown).toEqual([]);
});

test('a participant who joins in the last moment has a full lifetime, and no sweep ends the demo earlier', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  const [demo] = await prepared(bot, 1);
  scene.pass(59 * MINUTE_MS);
  const takenAt = bot.parts.clock.now();
  const demoId = await bot.startDemo('U1', WORKSHOP_ID);
  expect(demoId).toBe(demo?.demoId);
  await bot.prepared(demoId);
  const taken = await bot.demoIn(demoId, 'awaiting-enrollment');
  const latest = taken.createdAt + longestLifeMs(LIFETIME_MS);
  expect(taken.deadlineAt - taken.createdAt).toBe(LIFETIME_MS);
  expect(taken.createdAt).toBeGreaterThanOrEqual(takenAt);
  // The tags in AWS have a deadline that is late enough, because a sweep without records uses it.
  const [user] = await bot.aws.findOurs('/mfa-demo/test/');
  expect(await bot.aws.readDeadline(user!)).toBeGreaterThanOrEqual(Math.floor(latest / 1000) * 1000);
  // The deadline of the prepared demo passes, but not the participant's.
  scene.pass(LIFETIME_MS - MINUTE_MS);
  expect(await bot.sweep()).toMatchObject({ orphans: 0 });
  expect(await bot.store.load(demoId)).toMatchObject({ phase: 'running' });
  scene.pass(2 * MINUTE_MS);
  await isOver(bot, [demoId]);
  expect((await bot.store.load(demoId))?.endReason).toBe('timeout');
  expect(scene.isClean()).toBe(true);
});

test('a demo that was taken over ends at its participant’s deadline, before the deadline of the prepared demo', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  await prepared(bot, 1);
  const demoId = await bot.startDemo('U1', WORKSHOP_ID);
  await bot.prepared(demoId);
  scene.pass(LIFETIME_MS + 1000);
  await isOver(bot, [demoId]);
  expect(scene.isClean()).toBe(true);
});

test('with the longest possible lifetime no demo is prepared, because a sweep would remove it too early', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  const settings = { ...bot.parts.settings, lifetimeMs: bot.parts.settings.longestLifetimeMs };
  expect(await prepareDemos({ ...bot.preparing, settings }, room(bot), 3)).toBe(0);
  expect(await bot.store.listActive()).toEqual([]);
});

test('the end of a workshop also ends a demo that a participant was about to take over when the bot crashed', async () => {
  const scene = await startScene();
  const first = await scene.startBot();
  const [demo] = await prepared(first, 1);
  const crashes = () => Promise.reject(new Error('the process crashes'));
  const ana = { workspaceId: 'T1', userId: 'U1', locale: 'en' };
  await expect(first.store.claimPrepared(room(first), ana, crashes)).rejects.toThrow('the process crashes');
  await first.stop();
  const second = await scene.startBot();
  expect(await second.store.countPrepared(room(second))).toBe(0);
  await endPrepared(second.parts, room(second));
  await isOver(second, [demo!.demoId]);
  expect(scene.isClean()).toBe(true);
});

test('if the bot cannot write to a participant, the prepared demo ends and leaves nothing in AWS', async () => {
  const scene = await startScene();
  const bot = await scene.startBot();
  const [demo] = await prepared(bot, 1);
  const greet = () => Promise.reject(new ConfigError('Slack says user_not_found'));
  await expect(bot.startDemo('U1', WORKSHOP_ID, greet)).rejects.toThrow('unreachable');
  await isOver(bot, [demo!.demoId]);
  expect(scene.isClean()).toBe(true);
});
