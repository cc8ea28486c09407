import { expect, test } from 'vitest';
import { UpstreamError } from '../../src/errors.ts';
import type { FirstCode, FirstCodeResult } from '../../src/scenario/participant/operations.ts';
import { BLOCKS, CODE_INPUT } from '../../src/slack/ids.ts';
import { noteWindow } from '../../src/slack/tell/waiting-window.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { idleOperations, openedDemo, startScene } from './scene.ts';

const { firstCode: said } = textOf('en').codes;

/**
 * Starts a scene in which a person has opened the form for two codes. `world.check` decides what is wrong with code 1.
 */
async function open() {
  const looked: string[] = [];
  const world: { check: (typed: FirstCode) => Promise<FirstCodeResult> } = { check: async () => ({ kind: 'not-now' }) };
  const shown: { demo?: Awaited<ReturnType<typeof openedDemo>> } = {};
  const operations = idleOperations({
    status: async () => (shown.demo ? { kind: 'active', demo: shown.demo } : { kind: 'none' }),
    checkFirst: (_, typed) => {
      looked.push(typed.code.reveal());
      return world.check(typed);
    },
  });
  const scene = await startScene(operations);
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'awaiting-enrollment');
  shown.demo = demo;
  await scene.side.messenger.showDemo(demo);
  await ana.presses('enter-codes');
  await expect.poll(ana.modalText).toContain('Connect your phone');
  const finds = (problem?: string) => {
    world.check = async () => ({ kind: 'checked', demo, problem });
  };
  const types = async (text: string) => {
    const place = { in: { viewId: (await ana.topModal())?.viewId ?? '' }, blockId: BLOCKS.firstCode };
    const values = { [BLOCKS.firstCode]: { [CODE_INPUT]: text } };
    expect(await ana.clicks({ ...place, actionId: CODE_INPUT, values })).toEqual({ ok: true });
  };
  const updates = () => scene.lines.filter((line) => line.includes("apiCall('views.update') start")).length;
  return {
    ...scene,
    [Symbol.asyncDispose]: scene[Symbol.asyncDispose],
    ana,
    demo,
    looked,
    world,
    finds,
    types,
    updates,
  };
}

test('a note below code 1 says what is wrong before code 2 is typed, and disappears when code 1 is right', async () => {
  await using scene = await open();
  const { ana, finds, types, updates } = scene;
  finds('wrong');
  await types('123456');
  await expect.poll(ana.modalText).toContain(said.wrong);
  const blocks = ((await ana.topModal())?.blocks ?? []) as { readonly block_id: string }[];
  const ids = blocks.map(({ block_id: id }) => id);
  expect(ids.indexOf('first-code-note-wrong')).toBe(ids.indexOf(BLOCKS.firstCode) + 1);
  expect(ids).toContain(BLOCKS.secondCode);
  finds('one-digit');
  await types('654321');
  await expect.poll(ana.modalText).toContain(said['one-digit']);
  expect(await ana.modalText()).not.toContain(said.wrong);
  finds();
  await types('222333');
  await expect.poll(ana.modalText).not.toContain(said['one-digit']);
  expect(updates()).toBe(3);
});

test('the bot updates the window only if its note changes, and does not check an incomplete code', async () => {
  await using scene = await open();
  const { ana, finds, types, updates, looked } = scene;
  finds();
  for (const typed of ['1', '123', '12345', '123 456', '１２３４５６']) await types(typed);
  await expect.poll(() => looked).toEqual(['123456', '123456']);
  finds('old');
  await types('111111');
  await expect.poll(ana.modalText).toContain(said.old);
  await types('11111');
  await types('222222');
  await expect.poll(() => looked.length).toBe(4);
  finds('wrong');
  await types('333333');
  await expect.poll(ana.modalText).toContain(said.wrong);
  expect(updates()).toBe(2);
});

test('the result of a check has no effect if the person has typed another code or the window has changed by then', async () => {
  await using scene = await open();
  const { ana, demo, world, types, updates, looked } = scene;
  const answers: ((result: FirstCodeResult) => void)[] = [];
  const waits = () =>
    new Promise<FirstCodeResult>((resolve) => {
      answers.push(resolve);
    });
  world.check = waits;
  await types('111111');
  await expect.poll(() => answers.length).toBe(1);
  await types('222222');
  await expect.poll(() => answers.length).toBe(2);
  answers[0]?.({ kind: 'checked', demo, problem: 'wrong' });
  await ana.entersInto({ [BLOCKS.firstCode]: '222222', [BLOCKS.secondCode]: '333333' });
  const { over } = textOf('en').modals.notice;
  await expect.poll(ana.modalText).toContain(over);
  world.check = async () => ({ kind: 'not-now' });
  answers[1]?.({ kind: 'checked', demo, problem: 'wrong' });
  await expect.poll(() => looked).toEqual(['111111', '222222', '222222']);
  await scene.side.stop();
  expect(await ana.modalText()).toContain(over);
  // One update shows the answer to the submission. The other is the note, which came too late.
  expect(updates()).toBe(2);
});

test('if the bot changes the window during the check of code 1, the note is still shown', async () => {
  await using scene = await open();
  const { ana, demo, world, types, looked } = scene;
  const viewId = (await ana.topModal())?.viewId ?? '';
  await noteWindow(scene.memory, demo, viewId);
  world.check = async () => {
    if (looked.length === 1) await scene.side.messenger.showDemo({ ...demo, version: 9, refusalCount: 1 });
    return { kind: 'checked', demo, problem: 'wrong' };
  };
  await types('123456');
  await expect.poll(ana.modalText).toContain(said.wrong);
  expect(looked).toEqual(['123456', '123456']);
});

test('if the check of code 1 fails, the form does not change, and the log does not contain the code', async () => {
  await using scene = await open();
  const { ana, world, types } = scene;
  world.check = async ({ code }) => {
    throw new UpstreamError('redis', 'away', `Redis is away, ${code.reveal()}`);
  };
  await types('493817');
  await expect.poll(() => scene.lines.join('\n')).toContain('code 1 could not be checked');
  expect(await ana.modalText()).toContain('MFA code 2');
  expect(scene.lines.join('\n')).not.toContain('493817');
});
