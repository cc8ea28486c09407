import { expect, test } from 'vitest';
import { createHub } from '../../src/shared/hub.ts';

interface Calls {
  came(who: string): void;
  went(who: string, after: number): void;
}

test('a call reaches every subscriber, in order, also when an earlier subscriber throws', () => {
  const heard: string[] = [];
  const failures: unknown[] = [];
  const hub = createHub<Calls>({ came: true, went: true }, (error) => failures.push(error));
  hub.tell.came('nobody listens yet');
  const problem = new Error('cannot listen');
  hub.subscribe({
    came: () => {
      throw problem;
    },
  });
  hub.subscribe({
    came: (who) => heard.push(`${who} came`),
    went: (who, after) => heard.push(`${who} went, ${after}`),
  });
  hub.tell.came('Ana');
  const { went } = hub.tell;
  went('Ana', 5);
  expect(heard).toEqual(['Ana came', 'Ana went, 5']);
  expect(failures).toEqual([problem]);
});
