import { expect, test } from 'vitest';
import type { AwsAccount } from '../../../src/scenario/ports/aws-account.ts';
import { type Scene, startScene } from '../sweep/sweep-scene.ts';

/** A bot whose next call of one kind is held until it is let go, as of a process that is stopped there. */
async function heldBot(scene: Scene, method: 'ensureUser' | 'issueMfaDevice' | 'issueAccessKey') {
  const bot = await scene.startBot();
  const real = bot.aws[method] as (...values: unknown[]) => Promise<unknown>;
  const [held, letGo] = [signal(), signal()];
  const late = async (...values: unknown[]) => {
    held.give();
    await letGo.given;
    return real(...values);
  };
  Object.assign(bot.aws, { [method]: late } satisfies Partial<Record<keyof AwsAccount, unknown>>);
  return { bot, held: held.given, letGo: letGo.give };
}

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

for (const method of ['issueMfaDevice', 'issueAccessKey'] as const) {
  test(`what a bot makes with ${method} after another one has ended the demo is removed at once`, async () => {
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
  test(`what another bot has made meanwhile with ${method} is not discarded by one that comes late`, async () => {
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

test('a user that a bot makes while another one is looking for it ends the looking', async () => {
  const scene = await startScene();
  const { bot: late, held, letGo } = await heldBot(scene, 'ensureUser');
  const demoId = await late.startDemo();
  await held;
  const other = await scene.startBot();
  await other.stopDemo();
  await expect.poll(async () => (await other.store.load(demoId))?.phase).toBe('tearing-down');
  letGo();
  await late.stop();
  scene.pass(10_000);
  const { receipt } = await other.demoIn(demoId, 'ended');
  expect(receipt?.removed.map(({ kind }) => kind)).toEqual(['user']);
  expect(scene.isClean()).toBe(true);
});
