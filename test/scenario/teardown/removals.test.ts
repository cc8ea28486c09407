import { expect, test } from 'vitest';
import { allSteps, sessionToken } from '../../../src/scenario/session-token/scenario.ts';
import { TEARDOWN } from '../../../src/scenario/teardown/removals.ts';

test('whatever a step does is undone by the teardown', () => {
  const undos = allSteps(sessionToken).flatMap((step) => (step.undo ? [{ step: step.id, undo: step.undo }] : []));
  expect(undos.length).toBeGreaterThan(5);
  for (const { step, undo } of undos) expect(TEARDOWN, `the undo of ${step}`).toContain(undo);
});

test('policies go first and the user goes after everything that hangs on it', () => {
  const order = TEARDOWN.map(({ id }) => id);
  expect(order[0]).toBe('inline-policies');
  const user = order.indexOf('user');
  for (const id of ['access-keys', 'mfa-device-bindings', 'virtual-mfa-devices', 'foreign-credentials']) {
    expect(order.indexOf(id), id).toBeLessThan(user);
  }
  expect(order.indexOf('mfa-device-bindings')).toBeLessThan(order.indexOf('virtual-mfa-devices'));
});

test('every step has its own name', () => {
  const ids = allSteps(sessionToken).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
