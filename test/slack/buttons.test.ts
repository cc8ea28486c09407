import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { Operations } from '../../src/scenario/participant/operations.ts';
import { REMOVED } from '../../src/scenario/ports/conversation-memory.ts';
import { RECEIPT, sampleDemo } from './sample-demos.ts';
import { idleOperations, openedDemo, startScene } from './scene.ts';

async function sceneWith(operations: Partial<Operations>, options = {}) {
  const scene = await startScene(idleOperations(operations), options);
  const ana = scene.person('Ana');
  const dmText = async () => JSON.stringify(await ana.messages('app-dm'));
  return { ...scene, [Symbol.asyncDispose]: scene[Symbol.asyncDispose], ana, dmText };
}

test('the button for a stop asks before it stops the demo of its message', async () => {
  const stopped: unknown[] = [];
  await using scene = await sceneWith({
    stop: async (actor, demoId) => {
      stopped.push({ ...actor, demoId });
      return { kind: 'stopping', demo: sampleDemo('tearing-down') };
    },
  });
  const { demoId } = await openedDemo(scene.side, scene.ana, 'proving');
  await scene.ana.presses('ask-stop');
  await expect.poll(scene.ana.modalText).toContain('Stop the demo?');
  expect(stopped, 'nothing is stopped before the answer').toEqual([]);
  await scene.ana.entersInto({});
  await expect.poll(() => stopped).toEqual([{ workspaceId: scene.ana.workspaceId, userId: scene.ana.userId, demoId }]);
});

test('the answer to the stop button of a demo that is over says so', async () => {
  await using scene = await sceneWith({});
  await openedDemo(scene.side, scene.ana, 'proved');
  await scene.ana.presses('stop');
  await expect.poll(scene.dmText).toContain('This demo is already over.');
});

test('the button for another start calls `start`, and if a demo already runs, the answer says so', async () => {
  const started: string[] = [];
  await using scene = await sceneWith({
    start: async (participant) => {
      started.push(participant.userId);
      return { kind: 'already-active', demo: sampleDemo('proving') };
    },
  });
  await openedDemo(scene.side, scene.ana, 'ended', { receipt: RECEIPT });
  await scene.ana.presses('start-again');
  await expect.poll(scene.dmText).toContain('You already have a demo.');
  expect(started).toEqual([scene.ana.userId]);
});

test('the answer to the menu entry for a new QR code says that the code is coming', async () => {
  await using scene = await sceneWith({
    resendQr: async () => ({ kind: 'accepted', demo: sampleDemo('awaiting-enrollment') }),
  });
  await openedDemo(scene.side, scene.ana, 'awaiting-enrollment');
  await scene.ana.chooses('resend-qr');
  await expect.poll(scene.dmText).toContain('I am sending the QR code again');
});

test('the button for the MFA code opens its form, or says where the demo is if the demo no longer waits for this code', async () => {
  let demo = sampleDemo('awaiting-session-code', { enrolledAt: 1 });
  await using scene = await sceneWith({ status: async () => ({ kind: 'active', demo }) });
  await openedDemo(scene.side, scene.ana, 'awaiting-session-code', { enrolledAt: 1 });
  await scene.ana.presses('enter-session-code');
  await expect.poll(scene.ana.modalText).toContain('Use one more code');
  await scene.ana.closes((await scene.ana.topModal())?.viewId ?? '');

  const max = scene.person('Max');
  const other = { demoId: 'anotherdemo2', enrolledAt: 1 };
  demo = { ...demo, ...other, stage: 'proved' };
  await openedDemo(scene.side, max, 'awaiting-session-code', other);
  await max.presses('enter-session-code');
  await expect.poll(max.modalText).toContain('look at the results, then clean up');
});

test('if a window cannot open in time, the answer asks the person to click again, and no error is logged', async () => {
  await using scene = await sceneWith({}, { triggerLifeMs: -1 });
  await openedDemo(scene.side, scene.ana, 'awaiting-enrollment');
  await scene.ana.presses('enter-codes');
  await expect.poll(scene.dmText).toContain('so nothing happened');
  expect(scene.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

test('the message of a UserError is shown unchanged', async () => {
  await using scene = await sceneWith({
    resendQr: async () => {
      throw new UserError('Please wait a moment.');
    },
  });
  await openedDemo(scene.side, scene.ana, 'awaiting-enrollment');
  await scene.ana.chooses('resend-qr');
  await expect.poll(scene.dmText).toContain('Please wait a moment.');
  expect(await scene.dmText()).not.toContain('incident');
});

test('if the submission of codes fails, the window that waits for the result shows an incident ID', async () => {
  await using scene = await sceneWith({
    status: async () => ({ kind: 'active', demo: sampleDemo('awaiting-enrollment') }),
    submit: async () => {
      throw new Error('the store is on fire');
    },
  });
  await openedDemo(scene.side, scene.ana, 'awaiting-enrollment');
  await scene.ana.presses('enter-codes');
  await expect.poll(scene.ana.modalText).toContain('Connect your phone');
  await scene.ana.entersInto({ 'first-code': '123456', 'second-code': '654321' });
  await expect.poll(scene.ana.modalText).toContain('incident ID');
});

test.each([
  ['the new end, if time was added', 'extended', 'Done: your demo now ends at'],
  ['that time was added already', 'already-taken', 'You have already added time'],
  ['that the button is out of date, if no time can be added', 'not-now', 'This button is out of date'],
] as const)('the answer to the menu entry for more time says %s', async (_, kind, words) => {
  const asked: unknown[] = [];
  await using scene = await sceneWith({
    moreTime: async (actor, demoId) => {
      asked.push({ ...actor, demoId });
      return { kind, demo: sampleDemo('proved') };
    },
  });
  const { demoId } = await openedDemo(scene.side, scene.ana, 'proved', { remindedAt: 1 });
  const { progressTs: progress } = await scene.memory.read(demoId);
  await scene.ana.chooses('more-time');
  await expect.poll(scene.dmText).toContain(words);
  expect(asked).toEqual([{ workspaceId: scene.ana.workspaceId, userId: scene.ana.userId, demoId }]);
  const messages = await scene.ana.messages('app-dm');
  expect(
    messages.some(({ ts }) => ts === progress),
    'the progress message stays',
  ).toBe(true);
});

test('a click on a reminder whose id is not saved deletes the reminder', async () => {
  await using scene = await sceneWith({
    moreTime: async () => ({ kind: 'extended', demo }),
  });
  const demo = await openedDemo(scene.side, scene.ana, 'proved');
  await scene.side.messenger.postReminder(demo);
  const { reminderTs } = await scene.memory.read(demo.demoId);
  await scene.memory.replace(demo.demoId, 'reminderTs', reminderTs, REMOVED);
  await expect.poll(scene.dmText).toContain('Your demo ends in about');
  await scene.ana.presses('more-time');
  await expect.poll(scene.dmText).not.toContain('Your demo ends in about');
  expect(await scene.dmText()).toContain('Done: your demo now ends at');
});
