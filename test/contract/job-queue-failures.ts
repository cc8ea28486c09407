import { expect, test } from 'vitest';
import { ConfigError, ConflictError, UpstreamError } from '../../src/errors.ts';
import type { Priority } from '../../src/scenario/ports/job-queue.ts';
import { latch } from '../support/latch.ts';
import { job, type SetScene, throttled, until } from './job-queue-scene.ts';

/** Tests what happens to a job that fails. */
export function describeFailures(scene: SetScene): void {
  test('a job that fails because of a service is tried again until it succeeds', async () => {
    const error = throttled();
    const { queue, start, begun, ended, retried, givenUp } = await scene((_job, time) => {
      if (time < 3) throw error;
    });
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await until(() => expect(ended).toEqual(['a']));
    expect(begun).toEqual(['a', 'a', 'a']);
    expect(retried).toMatchObject([{ jobId: 'a' }, { jobId: 'a' }]);
    expect(givenUp).toEqual([]);
  });

  test('a job that has failed as often as allowed is given up, and later jobs of its demo run', async () => {
    const { queue, start, begun, ended, givenUp, retried } = await scene((each) => {
      if (each.jobId === 'a') throw throttled();
    });
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await until(() => expect(givenUp).toHaveLength(1));
    expect(givenUp[0]).toMatchObject({ jobId: 'a', error: { code: 'Throttling' } });
    expect(begun).toEqual(['a', 'a', 'a']);
    expect(retried).toHaveLength(2);
    await queue.enqueue(job('b', 'demo-a'));
    await until(() => expect(ended).toEqual(['b']));
  });

  test('after a success, the tries of a job are counted from zero', async () => {
    const { queue, start, ended, givenUp } = await scene((_job, time) => {
      if (time % 3 !== 0) throw throttled();
    });
    await start();
    for (let round = 1; round <= 3; round += 1) {
      await queue.enqueue(job('a', 'demo-a'));
      await until(() => expect(ended).toHaveLength(round));
    }
    expect(givenUp).toEqual([]);
  });

  test('a job with an error that a retry cannot repair is given up immediately', async () => {
    const failures: Record<string, Error> = { a: new ConfigError('no permission'), b: new TypeError('a bug') };
    const { queue, start, begun, givenUp, retried } = await scene((each) => {
      throw failures[each.jobId];
    });
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await queue.enqueue(job('b', 'demo-b'));
    await until(() => expect(givenUp).toHaveLength(2));
    expect(begun.toSorted()).toEqual(['a', 'b']);
    expect(retried).toEqual([]);
    expect(givenUp.find(({ jobId }) => jobId === 'a')?.error).toMatchObject({ message: 'no permission' });
  });

  test('a job with a conflict is tried more often than a job with another failure', async () => {
    const { queue, start, ended, givenUp } = await scene((_job, time) => {
      if (time <= 6) throw new ConflictError('somebody was faster');
    });
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await until(() => expect(ended).toEqual(['a']));
    expect(givenUp).toEqual([]);
  });

  test('a job whose conflict never ends is given up', async () => {
    const { queue, start, givenUp } = await scene(() => {
      throw new ConflictError('somebody was faster');
    });
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await until(() => expect(givenUp).toMatchObject([{ jobId: 'a', error: { name: 'ConflictError' } }]));
  });

  test('while a job waits for its next try, other jobs of its demo and of other demos run', async () => {
    const { queue, start, ended, jobRunning } = await scene(
      (each) => {
        if (each.jobId === 'a') {
          throw new UpstreamError('slack', 'ratelimited', 'wait', { retryAfterSeconds: 3_600 });
        }
      },
      { concurrency: 1 },
    );
    await start();
    await queue.enqueue(job('a', 'demo-a', 'preparing'));
    await jobRunning('a');
    await queue.enqueue(job('code', 'demo-a', 'code'));
    await queue.enqueue(job('b', 'demo-b', 'teardown'));
    await until(() => expect(ended).toEqual(['code', 'b']));
  });

  test('a job does not run before the time that the service named, even if it is enqueued again before', async () => {
    const { queue, start, begun, ended, retried } = await scene((each) => {
      if (each.jobId === 'a') throw new UpstreamError('aws', 'Throttling', 'wait', { retryAfterSeconds: 3_600 });
    });
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await until(() => expect(retried).toHaveLength(1));
    await queue.enqueue(job('a', 'demo-a'));
    await queue.enqueue(job('z', 'demo-a', 'teardown'));
    await until(() => expect(ended).toEqual(['z']));
    expect(begun).toEqual(['a', 'z']);
  });

  test('if the code that handles a given-up job throws, the error is reported, and the queue continues', async () => {
    const { queue, start, ended, bugs } = await scene(
      (each) => {
        if (each.jobId === 'a') throw new Error('a bug');
      },
      {
        onGivenUp: () => Promise.reject(new Error('a second bug')),
      },
    );
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await until(() => expect(bugs).toMatchObject([{ message: 'a second bug' }]));
    await queue.enqueue(job('b', 'demo-a'));
    await until(() => expect(ended).toEqual(['b']));
  });

  test('no other job of a demo runs until the handling of a given-up job has ended', async () => {
    const gate = latch();
    const { queue, start, begun, ended, givenUp } = await scene(
      (each) => {
        if (each.jobId === 'a') throw new Error('a bug');
      },
      { onGivenUp: () => gate.opened },
    );
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await until(() => expect(givenUp).toHaveLength(1));
    await queue.enqueue(job('b', 'demo-a'));
    await queue.enqueue(job('c', 'demo-c'));
    await until(() => expect(ended).toEqual(['c']));
    expect(begun).not.toContain('b');
    gate.open();
    await until(() => expect(ended).toEqual(['c', 'b']));
  });

  test('with many jobs, conflicts and failures, jobs of one demo never overlap, and every job succeeds or is given up', async () => {
    const busy = new Set<string>();
    const overlaps: string[] = [];
    const { queue, start, ended, givenUp } = await scene(
      async (each, time) => {
        if (busy.has(each.demoId)) overlaps.push(each.jobId);
        busy.add(each.demoId);
        await new Promise((resolve) => setImmediate(resolve));
        busy.delete(each.demoId);
        const number = Number(each.jobId.slice(1));
        if (number % 3 === 0 && time < 3) throw throttled();
        if (number % 5 === 0 && time < 5) throw new ConflictError('somebody was faster');
        if (number % 7 === 0) throw new Error('a bug');
      },
      { concurrency: 5 },
    );
    await start();
    const priorities: Priority[] = ['teardown', 'code', 'preparing'];
    const all = Array.from({ length: 120 }, (_, n) => job(`j${n}`, `demo-${n % 11}`, priorities[n % 3]));
    await Promise.all(all.map((each) => queue.enqueue(each)));
    await until(() => expect(ended.length + givenUp.length).toBe(120));
    expect(overlaps).toEqual([]);
    expect(new Set([...ended, ...givenUp.map(({ jobId }) => jobId)]).size).toBe(120);
    expect(givenUp.every(({ jobId }) => Number(jobId.slice(1)) % 7 === 0)).toBe(true);
  });
}
