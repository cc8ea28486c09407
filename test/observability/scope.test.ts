import { expect, test } from 'vitest';
import { scopes } from '../../src/observability/scope.ts';

test('the work of a job runs in the scope of its demo, and the priority of the scope may change while the job runs', async () => {
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
