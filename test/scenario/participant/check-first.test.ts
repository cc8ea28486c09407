import { expect, test } from 'vitest';
import type { Demo } from '../../../src/scenario/demo.ts';
import { checkFirst } from '../../../src/scenario/participant/check-first.ts';
import { SCENARIOS } from '../../../src/scenario/scenarios.ts';
import { Secret } from '../../../src/scenario/secret.ts';
import { createMemoryDemoStore } from '../../../src/state/memory-demo-store.ts';
import { createSealer, randomKey } from '../../../src/state/sealer.ts';
import { newDemo } from '../../contract/sample-demos.ts';
import { codeAt, mistype, NOW, SEED } from '../mfa-user/typed-codes.ts';

const RIGHT = codeAt(0);
const WRONG = mistype(RIGHT, 2);
const ANA = newDemo().participant;
const device = { serialNumber: 'arn:aws:iam::123456789012:mfa/mfa-demo/x', seed: new Secret(SEED) };
const waiting = { ...newDemo(), stage: 'awaiting-enrollment', state: { proofs: [], device } };

async function checkerOf(demo: Demo) {
  const store = createMemoryDemoStore({ scenarios: SCENARIOS, sealer: createSealer([randomKey()]) });
  await store.createIfNoneActive(demo);
  const before = JSON.stringify(await store.load(demo.demoId));
  const parts = { scenarios: SCENARIOS, store, clock: { now: () => NOW } };
  return {
    check: (code: string, { actor = ANA, form = 'enrollment' } = {}) =>
      checkFirst(parts, actor, { demoId: demo.demoId, form, code: new Secret(code) }),
    isUnchanged: async () => JSON.stringify(await store.load(demo.demoId)) === before,
  };
}

test('code 1 is checked with the seed, and nothing is saved', async () => {
  const { check, isUnchanged } = await checkerOf(waiting);
  expect(await check(RIGHT)).toMatchObject({ kind: 'checked', problem: undefined });
  expect(await check(WRONG)).toMatchObject({ kind: 'checked', problem: 'one-digit' });
  expect(await isUnchanged()).toBe(true);
});

test('codes of another person’s demo are not checked', async () => {
  const { check } = await checkerOf(waiting);
  for (const actor of [
    { ...ANA, userId: 'U0OTHER' },
    { ...ANA, workspaceId: 'T0OTHER' },
  ])
    expect(await check(RIGHT, { actor })).toEqual({ kind: 'not-now' });
});

test('a form is not checked if the demo does not wait for it, and a session code is accepted without a check', async () => {
  expect(await (await checkerOf(waiting)).check(WRONG, { form: 'session-code' })).toEqual({ kind: 'not-now' });
  expect(await (await checkerOf(waiting)).check(WRONG, { form: 'no-such-form' })).toEqual({ kind: 'not-now' });
  expect(await (await checkerOf({ ...waiting, phase: 'tearing-down' })).check(WRONG)).toEqual({ kind: 'not-now' });
  const later = await checkerOf({ ...waiting, stage: 'awaiting-session-code' });
  expect(await later.check(WRONG)).toEqual({ kind: 'not-now' });
  expect(await later.check(WRONG, { form: 'session-code' })).toMatchObject({ kind: 'checked', problem: undefined });
});
