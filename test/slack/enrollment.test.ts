import { expect, test } from 'vitest';
import type { Demo } from '../../src/scenario/demo.ts';
import type { Submission } from '../../src/scenario/participant/operations.ts';
import { Secret } from '../../src/scenario/secret.ts';
import { noteWindow } from '../../src/slack/tell/waiting-window.ts';
import { RECEIPT, SEED } from './sample-demos.ts';
import { idleOperations, openedDemo, startScene } from './scene.ts';

/**
 * Starts a scene with a person whose QR code is posted. The operations `status`, `look` and `submit` return
 * `world.demo`.
 * @param isAccepting whether `submit` accepts codes
 */
async function scan(isAccepting = true) {
  const submitted: string[][] = [];
  const world: { demo?: Demo } = {};
  const take = async (codes: readonly Secret[], onSaving: Submission['onSaving']) => {
    if (isAccepting && world.demo) await onSaving?.(world.demo);
    submitted.push(codes.map((code) => code.reveal()));
    return isAccepting && world.demo
      ? { kind: 'accepted' as const, demo: world.demo }
      : { kind: 'not-now' as const, demo: world.demo };
  };
  const operations = idleOperations({
    status: async () => (world.demo ? { kind: 'active', demo: world.demo } : { kind: 'none' }),
    submit: (_, { codes, onSaving }) => take(codes, onSaving),
    look: async () => world.demo,
    seedToType: async () => new Secret(SEED),
  });
  const scene = await startScene(operations);
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'awaiting-enrollment');
  const { qrPoster } = scene.side;
  await qrPoster.uploadQr(demo, new Secret(`otpauth://totp/x?secret=${SEED}`));
  await qrPoster.postQr(demo, 0);
  world.demo = demo;
  return { ...scene, [Symbol.asyncDispose]: scene[Symbol.asyncDispose], ana, demo, world, submitted };
}

test('refused codes can be entered again in the same window, and after right codes the window asks for one more code', async () => {
  await using scene = await scan();
  const { ana, side, demo, submitted } = scene;
  await ana.presses('enter-codes');
  await expect.poll(ana.modalText).toContain('Connect your phone');
  await ana.entersInto({ 'first-code': '１２３ 456', 'second-code': '654 321' });
  await expect.poll(() => submitted.length).toBe(1);
  expect(submitted[0]).toEqual(['123456', '654321']);
  await expect.poll(ana.modalText).toContain('Checking with AWS');

  await side.messenger.showDemo({ ...demo, version: 3, lastRefusal: 'codes-swapped', refusalCount: 1 });
  expect(await ana.modalText()).toContain('wrong order');
  expect(JSON.stringify(await ana.messages('app-dm'))).toContain('wrong order');
  await ana.entersInto({ 'first-code': '654321', 'second-code': '123456' });
  await expect.poll(() => submitted.length).toBe(2);

  scene.world.demo = { ...demo, version: 4, stage: 'awaiting-session-code' };
  await side.messenger.showDemo(scene.world.demo);
  expect(await ana.modalText()).toContain('Access denied, twice');
  await ana.entersInto({});
  await expect.poll(ana.modalText).toContain('Use one more code');
  await ana.entersInto({ 'session-code': '777 888' });
  await expect.poll(() => submitted.at(-1)).toEqual(['777888']);
  await side.messenger.showDemo({ ...demo, version: 5, stage: 'proved' });
  expect(await ana.modalText()).toContain('S3 denied access even with your code');
});

test('a late update does not show the submitted form again', async () => {
  await using scene = await scan();
  const { ana, side, demo, submitted } = scene;
  await ana.presses('enter-codes');
  await expect.poll(ana.modalText).toContain('Connect your phone');
  await ana.entersInto({ 'first-code': '123456', 'second-code': '654321' });
  await expect.poll(() => submitted.length).toBe(1);
  await expect.poll(ana.modalText).toContain('Checking with AWS');
  await side.messenger.showDemo(demo);
  expect(await ana.modalText()).toContain('Checking with AWS');
  // The bot saved these versions of the demo before it saved the codes.
  for (const version of [2, 3]) await side.messenger.showDemo({ ...demo, version });
  expect(await ana.modalText()).toContain('Checking with AWS');
  await side.messenger.showDemo({ ...demo, version: 4, lastRefusal: 'codes-swapped', refusalCount: 1 });
  expect(await ana.modalText()).toContain('wrong order');
});

test('if codes from a second window come too late, the first window is saved again as the one that gets the result', async () => {
  await using scene = await scan();
  const { ana, demo, memory, submitted } = scene;
  await ana.presses('enter-codes');
  await expect.poll(ana.modalText).toContain('Connect your phone');
  await ana.entersInto({ 'first-code': '123456', 'second-code': '654321' });
  await expect.poll(() => submitted.length).toBe(1);
  const first = (await memory.read(demo.demoId)).waitingWindow;
  const takeBack = await noteWindow(memory, demo, 'V0SECOND');
  expect((await memory.read(demo.demoId)).waitingWindow).toContain('V0SECOND');
  await takeBack();
  expect((await memory.read(demo.demoId)).waitingWindow).toBe(first);
});

test('codes in a wrong format are refused below their fields, and are not submitted to the demo', async () => {
  await using scene = await scan();
  await scene.ana.presses('enter-codes');
  await expect.poll(scene.ana.modalText).toContain('Connect your phone');
  await scene.ana.entersInto({ 'first-code': '12a456', 'second-code': '1234567' });
  expect((await scene.ana.topModal())?.errors).toEqual({
    'first-code': 'Please enter digits only.',
    'second-code': 'Please enter six digits.',
  });
  await scene.ana.entersInto({ 'first-code': '123456', 'second-code': '123 456' });
  expect((await scene.ana.topModal())?.errors).toEqual({ 'second-code': expect.stringContaining('same code again') });
  expect(scene.submitted).toEqual([]);
});

test('codes after the end of a demo are refused, and the window says why', async () => {
  await using scene = await scan(false);
  await scene.ana.presses('enter-codes');
  await expect.poll(scene.ana.modalText).toContain('Connect your phone');
  scene.world.demo = { ...scene.demo, phase: 'tearing-down' };
  await scene.ana.entersInto({ 'first-code': '123456', 'second-code': '654321' });
  await expect.poll(scene.ana.modalText).toContain('has ended and I am cleaning up');
});

test('if a person closes the window, the direct message shows the refusal, and no error is logged', async () => {
  await using scene = await scan();
  await scene.ana.presses('enter-codes');
  await expect.poll(scene.ana.modalText).toContain('Connect your phone');
  await scene.ana.entersInto({ 'first-code': '123456', 'second-code': '654321' });
  await expect.poll(() => scene.submitted.length).toBe(1);
  await scene.ana.closes((await scene.ana.topModal())?.viewId ?? '');
  await scene.side.messenger.showDemo({
    ...scene.demo,
    version: 2,
    lastRefusal: 'codes-not-adjacent',
    refusalCount: 1,
  });
  expect(JSON.stringify(await scene.ana.messages('app-dm'))).toContain('a code between them was skipped');
  expect(scene.lines.filter((line) => line.includes('could not be delivered'))).toEqual([]);
});

test('the answer to an old button says that the button is out of date', async () => {
  await using scene = await scan();
  scene.world.demo = { ...scene.demo, demoId: 'anotherdemo2' };
  await scene.ana.presses('enter-codes');
  await expect.poll(scene.ana.modalText).toContain('This button is out of date');
  await scene.ana.chooses('resend-qr');
  await expect
    .poll(async () => JSON.stringify(await scene.ana.messages('app-dm')))
    .toContain('This button is out of date');
});

test('a double click opens one window', async () => {
  await using scene = await scan();
  await Promise.all([scene.ana.presses('enter-codes'), scene.ana.presses('enter-codes')]);
  await expect.poll(scene.ana.modalText).toContain('Connect your phone');
  await scene.side.stop();
  expect((await scene.ana.screen()).modals).toHaveLength(1);
});

test('the setup key is shown in a window, never in a message, and no secret is logged', async () => {
  await using scene = await scan();
  await scene.ana.presses('show-key');
  await expect.poll(scene.ana.modalText).toContain('JBSW Y3DP');
  await scene.ana.closes((await scene.ana.topModal())?.viewId ?? '');
  await scene.ana.presses('enter-codes');
  await expect.poll(scene.ana.modalText).toContain('Connect your phone');
  await scene.ana.entersInto({ 'first-code': '493817', 'second-code': '650924' });
  await expect.poll(() => scene.submitted.length).toBe(1);
  await scene.side.messenger.showDemo({ ...scene.demo, version: 2, phase: 'ended', receipt: RECEIPT });

  const log = scene.lines.join('\n');
  expect(log).toContain('Received a message on the WebSocket');
  for (const secret of ['493817', '650924', SEED, 'JBSW Y3DP', scene.slack.botToken, scene.slack.appToken]) {
    expect(log).not.toContain(secret);
    expect(JSON.stringify(await scene.ana.messages('app-dm'))).not.toContain(secret);
  }
});
