import { expect, test } from 'vitest';
import { idleOperations, openedDemo, startScene } from '../scene.ts';

const DAMAGED = ['{"turn":', '{"turn":1}', '[]'];

test.each(DAMAGED)('if the saved fact about a turn notice is damaged (%s), the notice is sent', async (damaged) => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'awaiting-enrollment');
  await scene.memory.replace(demo.demoId, 'turnNotice', undefined, damaged);
  expect(await scene.side.messenger.showDemo({ ...demo, version: 2 })).toBe('told');
  expect((await ana.messages('app-dm')).map(({ text }) => text)).toContainEqual(
    expect.stringContaining('It is your turn'),
  );
  expect((await scene.memory.read(demo.demoId)).turnNotice).toContain('"state":"posted"');
});

test('a damaged fact about the open window counts as no open window', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'awaiting-enrollment');
  await scene.memory.replace(demo.demoId, 'waitingWindow', undefined, '{"viewId":');
  expect(await scene.side.messenger.showDemo({ ...demo, version: 2 })).toBe('told');
  expect(scene.lines.filter((line) => line.includes('could not be delivered'))).toEqual([]);
  expect(await scene.memory.read(demo.demoId)).toMatchObject({ waitingWindow: 'removed' });
});
