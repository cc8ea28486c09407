import { expect, test } from 'vitest';
import { ConflictError } from '../../src/errors.ts';
import { createRetries } from '../../src/queue/retries.ts';
import { untilNobodyWasFirst } from '../../src/scenario/conflict.ts';

test('after a conflict the attempt is repeated', async () => {
  let tries = 0;
  const answer = await untilNobodyWasFirst(async () => {
    tries += 1;
    if (tries < 5) throw new ConflictError('Demo abc is at version 3, not 2.');
    return 'saved';
  });
  expect([answer, tries]).toEqual(['saved', 5]);
});

test('after twenty conflicts an error is thrown, and neither a caller nor the queue tries again', async () => {
  let tries = 0;
  const inner = () =>
    untilNobodyWasFirst(async () => {
      tries += 1;
      throw new ConflictError('Demo abc is at version 3, not 2.');
    });
  const failure = await untilNobodyWasFirst(inner).catch((error: unknown) => error);
  expect(tries).toBe(20);
  expect(failure).toMatchObject({ message: 'A conflict 20 times in a row: Demo abc is at version 3, not 2.' });
  expect(
    createRetries({}).next({ failedTries: 0, conflicts: 0 }, failure),
    'the queue gives the job up',
  ).toBeUndefined();
});
