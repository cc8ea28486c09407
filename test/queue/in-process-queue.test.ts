import { afterEach, expect, test } from 'vitest';
import { createInProcessQueue, type InProcessQueueOptions } from '../../src/queue/in-process-queue.ts';
import { systemClock } from '../../src/queue/system-clock.ts';
import type { Job, JobQueue } from '../../src/scenario/ports/job-queue.ts';
import { describeJobQueue } from '../contract/job-queue.ts';
import { until } from '../contract/job-queue-scene.ts';
import { movableClock } from '../support/movable-clock.ts';

describeJobQueue('the in-process queue', async ({ jobRetried, ...settings }) =>
  createInProcessQueue({
    ...settings,
    clock: systemClock,
    backoff: { baseMs: 2, maxMs: 8 },
    events: { jobRetried },
  }),
);

const queues: JobQueue[] = [];
afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.stop();
});

function started(options: Partial<InProcessQueueOptions>): { queue: JobQueue; ran: string[] } {
  const ran: string[] = [];
  const queue = createInProcessQueue({ clock: systemClock, ...options });
  queues.push(queue);
  const run = async (job: Job) => void ran.push(job.jobId);
  void queue.start({ run, onGivenUp: async () => {} });
  return { queue, ran };
}

test('a job for later runs when its time has come', async () => {
  const clock = movableClock();
  const { queue, ran } = started({ clock });
  await queue.enqueue({ jobId: 'tomorrow', demoId: 'a', priority: 'teardown', runAt: clock.now() + 86_400_000 });
  await queue.enqueue({ jobId: 'now', demoId: 'b', priority: 'teardown' });
  await until(() => expect(ran).toEqual(['now']));
  clock.pass(86_400_000);
  await until(() => expect(ran).toEqual(['now', 'tomorrow']));
});

test('a job whose time is too far away for a timer does not run now', async () => {
  const { queue, ran } = started({});
  await queue.enqueue({ jobId: 'next year', demoId: 'a', priority: 'code', runAt: Date.now() + 365 * 86_400_000 });
  await queue.enqueue({ jobId: 'now', demoId: 'a', priority: 'teardown', runAt: Date.now() + 20 });
  await until(() => expect(ran).toEqual(['now']));
});

test('enqueue returns before the job begins', async () => {
  const { queue, ran } = started({});
  const enqueued = queue.enqueue({ jobId: 'a', demoId: 'a', priority: 'code' });
  expect(ran).toEqual([]);
  await enqueued;
  await until(() => expect(ran).toEqual(['a']));
});

test('a job that is enqueued while the queue is stopped runs after the next start', async () => {
  const { queue, ran } = started({});
  await queue.stop();
  await queue.enqueue({ jobId: 'a', demoId: 'a', priority: 'code' });
  await queue.start({ run: async (job) => void ran.push(job.jobId), onGivenUp: async () => {} });
  await until(() => expect(ran).toEqual(['a']));
});

test('a running queue cannot be started again', async () => {
  const { queue } = started({});
  await expect(queue.start({ run: async () => {}, onGivenUp: async () => {} })).rejects.toThrow('already running');
});
