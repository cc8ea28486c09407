import { expect, test } from 'vitest';
import { UpstreamError } from '../../src/errors.ts';
import { createInProcessQueue } from '../../src/queue/in-process-queue.ts';
import { startSweeping } from '../../src/queue/sweep-timer.ts';
import type { Job } from '../../src/scenario/ports/job-queue.ts';
import { until } from '../contract/job-queue-scene.ts';
import { movableClock } from '../support/movable-clock.ts';

const MINUTE_MS = 60_000;
const EVERY_MS = 10 * MINUTE_MS;
const START = 1_790_000_123_456;
const ignored = () => undefined;

test('the first sweep runs within a minute, and then one sweep in each slot of ten minutes, with any number of bots', async () => {
  const clock = movableClock(() => START);
  const queue = createInProcessQueue({ clock });
  const swept: number[] = [];
  const run = async ({ priority, demoId }: Job) => {
    expect([priority, demoId]).toEqual(['sweep', 'sweep']);
    swept.push(clock.now());
  };
  await queue.start({ run, onGivenUp: async () => {} });
  const timers = [1, 2, 3].map(() => startSweeping({ queue, clock, onFailure: ignored }, { everyMs: EVERY_MS }));
  clock.pass(MINUTE_MS);
  await until(() => expect(swept).toHaveLength(1));
  const firstSlot = Math.ceil(START / EVERY_MS) * EVERY_MS;
  for (let n = 0; n < 4; n += 1) {
    clock.pass(firstSlot + n * EVERY_MS - clock.now());
    await until(() => expect(swept).toHaveLength(n + 2));
  }
  expect(swept.slice(1)).toEqual([0, 1, 2, 3].map((n) => firstSlot + n * EVERY_MS));
  for (const timer of timers) timer.stop();
  await queue.stop();
});

test('the timer asks the queue every minute to repeat the sweep, because an emptied queue has forgotten it', async () => {
  const clock = movableClock(() => START);
  const asked: number[] = [];
  const repeat = async (job: Job, everyMs: number) => {
    expect([job.priority, everyMs]).toEqual(['sweep', EVERY_MS]);
    asked.push(clock.now());
  };
  const timer = startSweeping({ queue: { enqueue: async () => {}, repeat }, clock, onFailure: ignored });
  for (let n = 0; n < 10; n += 1) clock.pass(MINUTE_MS);
  timer.stop();
  expect(asked).toEqual(Array.from({ length: 11 }, (_, n) => START + n * MINUTE_MS));
});

test('if the queue fails, the timer asks again after a minute; a stopped timer does not ask', async () => {
  const clock = movableClock(() => START);
  const failures: unknown[] = [];
  const seen: Job[] = [];
  let isAway = true;
  const take = async (job: Job) => {
    if (isAway) throw new UpstreamError('redis', 'ECONNREFUSED', 'Redis is away.');
    seen.push(job);
  };
  const onFailure = (error: unknown) => failures.push(error);
  const timer = startSweeping({ queue: { enqueue: take, repeat: take }, clock, onFailure }, { everyMs: EVERY_MS });
  clock.pass(MINUTE_MS);
  await until(() => expect(failures).toHaveLength(3));
  expect(seen).toEqual([]);
  isAway = false;
  clock.pass(MINUTE_MS);
  expect(seen).toHaveLength(1);
  timer.stop();
  clock.pass(2 * EVERY_MS);
  expect(seen).toHaveLength(1);
});
