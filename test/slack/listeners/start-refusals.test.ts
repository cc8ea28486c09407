import { expect, test } from 'vitest';
import type { StartResult } from '../../../src/scenario/participant/operations.ts';
import { sampleDemo } from '../sample-demos.ts';
import { idleOperations, startScene } from '../scene.ts';

async function sceneThatAnswers(...results: StartResult[]) {
  const next = () => results.shift() ?? ({ kind: 'started', demo: sampleDemo('preparing') } as const);
  const scene = await startScene(idleOperations({ start: async () => next() }));
  const ana = scene.person('Ana');
  const answers = async () => JSON.stringify((await ana.messages('channel')).filter(({ isFromApp }) => isFromApp));
  return { ana, max: scene.person('Max'), answers, [Symbol.asyncDispose]: scene[Symbol.asyncDispose] };
}

test('if no more demos are allowed, the answer says how many are running, and has a button that tries again', async () => {
  await using scene = await sceneThatAnswers({ kind: 'refused', reason: 'full', maxActiveDemos: 1 });
  await scene.ana.typesIn('channel', '/mfa-demo start');
  await expect.poll(scene.answers).toContain('1 person is trying this right now');
  expect(await scene.answers()).toContain('"text":"Try again"');
  await scene.ana.presses('start-again', 'channel');
  await expect.poll(scene.answers).toContain('Your demo is starting');
});

test('a person who was not invited reads whom to ask', async () => {
  await using scene = await sceneThatAnswers({ kind: 'refused', reason: 'not-invited' });
  await scene.ana.typesIn('channel', '/mfa-demo start');
  await expect.poll(scene.answers).toContain(`Ask <@${scene.max.userId}> to add you, then try again.`);
});
