import { expect, test } from 'vitest';
import type { Demo } from '../../../src/scenario/demo.ts';
import type { AwsAccount } from '../../../src/scenario/ports/aws-account.ts';
import { latch } from '../../support/latch.ts';
import { type Scene, startScene } from '../sweep/sweep-scene.ts';

type Bot = Awaited<ReturnType<Scene['startBot']>>;

/** Starts a bot that stops in its next call of this method, like a suspended process, until the test calls `letGo`. */
async function heldBot(scene: Scene, method: 'ensureUser' | 'issueMfaDevice' | 'issueAccessKey') {
  const bot = await scene.startBot();
  const real = bot.aws[method] as (...values: unknown[]) => Promise<unknown>;
  const [held, letGo] = [latch(), latch()];
  const late = async (...values: unknown[]) => {
    held.open();
    await letGo.opened;
    return real(...values);
  };
  Object.assign(bot.aws, { [method]: late } satisfies Partial<Record<keyof AwsAccount, unknown>>);
  return { bot, held: held.opened, letGo: letGo.open };
}

for (const method of ['issueMfaDevice', 'issueAccessKey'] as const) {
  test(`a resource that a bot creates with ${method} after another bot has ended the demo is removed at once`, async () => {
    const scene = await startScene();
    const { bot: late, held, letGo } = await heldBot(scene, method);
    const demoId = await late.startDemo();
    await held;
    const other = await scene.startBot();
    await other.stopDemo();
    await other.demoIn(demoId, 'ended');
    expect(scene.isClean()).toBe(true);
    letGo();
    await late.stop();
    expect(scene.isClean()).toBe(true);
  });
}

for (const [method, deletes] of [
  ['issueMfaDevice', 'DeleteVirtualMFADevice'],
  ['issueAccessKey', 'DeleteAccessKey'],
] as const) {
  test(`a bot that was suspended does not delete the resource that another bot has created with ${method}`, async () => {
    const scene = await startScene();
    const { bot: late, held, letGo } = await heldBot(scene, method);
    const demoId = await late.startDemo();
    await held;
    const other = await scene.startBot();
    await other.sweep();
    await other.prepared(demoId);
    letGo();
    await late.stop();
    const wasDeleted = scene.embedded.view().calls.some(({ operation }) => operation === deletes);
    expect(wasDeleted).toBe(false);
  });
}

/** Makes `other` save the demo just before `late` saves the receipt, so that the save of the receipt conflicts once. */
function conflictOnce(late: Bot, other: Bot) {
  const save = late.store.save;
  let conflicts = 0;
  const saveSecond = async (demo: Demo) => {
    if (demo.receipt && conflicts === 0) {
      conflicts += 1;
      await other.store.save((await other.store.load(demo.demoId))!);
    }
    return save(demo);
  };
  Object.assign(late.store, { save: saveSecond });
  return () => conflicts;
}

for (const hasConflict of [false, true]) {
  const title = 'a teardown that waits until the user is visible ends when a late bot has created and removed the user';
  test(`${title}${hasConflict ? ', also after a conflict' : ''}`, async () => {
    const scene = await startScene();
    const { bot: late, held, letGo } = await heldBot(scene, 'ensureUser');
    const demoId = await late.startDemo();
    await held;
    const other = await scene.startBot();
    await other.stopDemo();
    await expect.poll(async () => (await other.store.load(demoId))?.phase).toBe('tearing-down');
    const conflicts = hasConflict ? conflictOnce(late, other) : () => 0;
    letGo();
    await late.stop();
    expect(conflicts()).toBe(hasConflict ? 1 : 0);
    scene.pass(10_000);
    const { receipt } = await other.demoIn(demoId, 'ended');
    expect(receipt?.removed.map(({ kind }) => kind)).toEqual(['user']);
    expect(scene.isClean()).toBe(true);
  });
}

test('if AWS refuses to create the user while the person stops the demo, the teardown does not look for the user', async () => {
  const scene = await startScene();
  const { bot, held, letGo } = await heldBot(scene, 'ensureUser');
  scene.embedded.orderFault({ operation: 'CreateUser', kind: 'access-denied' });
  const demoId = await bot.startDemo();
  await held;
  await bot.stopDemo();
  letGo();
  // The clock does not move: if the teardown looked for the user, it would not end.
  const { receipt } = await bot.demoIn(demoId, 'ended');
  expect(receipt).toMatchObject({ removed: [], left: [] });
});
