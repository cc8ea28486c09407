import { expect, test } from 'vitest';
import { scopes } from '../../src/observability/scope.ts';

test('everything that a job does belongs to its demo, and its urgency may change while it runs', async () => {
  let finish: () => void = () => undefined;
  const running = scopes.run({ demoId: 'abc', priority: 'background' }, undefined, async () => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return scopes.current()?.priority;
  });
  const scope = scopes.of('abc');
  if (scope) scope.priority = 'code';
  expect(scopes.of('other')).toBeUndefined();
  finish();
  expect(await running).toBe('code');
  await expect.poll(() => scopes.of('abc')).toBeUndefined();
  expect(scopes.current()).toBeUndefined();
});
