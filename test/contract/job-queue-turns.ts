import { expect, test } from 'vitest';
import type { Job, Priority } from '../../src/scenario/ports/job-queue.ts';
import { latch } from '../support/latch.ts';
import { job, type SetScene, until } from './job-queue-scene.ts';

/** Tests which job runs when. */
export function describeTurns(scene: SetScene): void {
  test('a job runs with the data with which it was enqueued', async () => {
    const seen: Job[] = [];
    const { queue, start, ended } = await scene((each) => void seen.push(each));
    await start();
    await queue.enqueue(job('a', 'demo-a', 'code'));
    await until(() => expect(ended).toEqual(['a']));
    expect(seen[0]).toMatchObject({ jobId: 'a', demoId: 'demo-a', priority: 'code' });
  });

  test('no job runs before the queue starts, and jobs that were enqueued before the start are not lost', async () => {
    const { queue, start, begun, ended } = await scene(() => {});
    await queue.enqueue(job('a', 'demo-a'));
    await queue.enqueue(job('b', 'demo-b'));
    expect(begun).toEqual([]);
    await start();
    await until(() => expect(ended.toSorted()).toEqual(['a', 'b']));
  });

  test('the queue counts its waiting, scheduled and running jobs', async () => {
    const gate = latch();
    const { queue, start, jobRunning, ended } = await scene(() => gate.opened, { concurrency: 1 });
    expect(await queue.backlog()).toEqual({ waiting: 0, delayed: 0, running: 0, oldestWaitingMs: 0 });
    await queue.enqueue(job('first', 'demo-a', 'code'));
    await start();
    await jobRunning('first');
    await queue.enqueue(job('second', 'demo-b'));
    await queue.enqueue(job('later', 'demo-c', 'sweep', Date.now() + 60_000));
    await until(async () => expect(await queue.backlog()).toMatchObject({ waiting: 1, delayed: 1, running: 1 }));
    await until(async () => expect((await queue.backlog()).oldestWaitingMs).toBeGreaterThan(0));
    gate.open();
    await until(() => expect(ended).toEqual(['first', 'second']));
    expect(await queue.backlog()).toMatchObject({ waiting: 0, oldestWaitingMs: 0 });
  });

  test('jobs for a submitted code run first, then preparations, then teardowns, each in the order of arrival', async () => {
    const { queue, start, ended, begun } = await scene(() => {}, { concurrency: 1 });
    const arrivals: [string, Priority][] = [
      ['t1', 'teardown'],
      ['p1', 'preparing'],
      ['c1', 'code'],
      ['t2', 'teardown'],
      ['c2', 'code'],
      ['p2', 'preparing'],
    ];
    for (const [jobId, priority] of arrivals) await queue.enqueue(job(jobId, `demo-${jobId}`, priority));
    await start();
    await until(() => expect(ended).toHaveLength(6));
    expect(begun).toEqual(['c1', 'c2', 'p1', 'p2', 't1', 't2']);
  });

  test('a job does not run before its time, and does not delay others', async () => {
    const startedAt = new Map<string, number>();
    const { queue, start, ended } = await scene((each) => void startedAt.set(each.jobId, Date.now()), {
      concurrency: 1,
    });
    await queue.enqueue(job('in an hour', 'demo-a', 'code', Date.now() + 3_600_000));
    await queue.enqueue(job('now', 'demo-a', 'teardown'));
    await start();
    await until(() => expect(ended).toEqual(['now']));
    const runAt = Date.now() + 120;
    await queue.enqueue(job('soon', 'demo-a', 'code', runAt));
    await until(() => expect(ended).toEqual(['now', 'soon']));
    expect(startedAt.get('soon')).toBeGreaterThanOrEqual(runAt);
  });

  test('jobs of one demo never overlap, and jobs of other demos run in parallel', async () => {
    const gate = latch();
    const { queue, start, begun, ended, jobRunning } = await scene((each) =>
      each.demoId === 'demo-a' ? gate.opened : undefined,
    );
    await start();
    await queue.enqueue(job('a1', 'demo-a', 'teardown'));
    await jobRunning('a1');
    await queue.enqueue(job('a2', 'demo-a', 'code'));
    await queue.enqueue(job('b1', 'demo-b', 'teardown'));
    await until(() => expect(ended).toEqual(['b1']));
    expect(begun).not.toContain('a2');
    gate.open();
    await until(() => expect(ended).toEqual(['b1', 'a1', 'a2']));
  });

  test('at most as many jobs run at the same time as `concurrency` allows', async () => {
    const gate = latch();
    let running = 0;
    let most = 0;
    const { queue, start, ended } = await scene(
      async () => {
        running += 1;
        most = Math.max(most, running);
        await gate.opened;
        running -= 1;
      },
      { concurrency: 3 },
    );
    await start();
    for (let n = 0; n < 9; n += 1) await queue.enqueue(job(`j${n}`, `demo-${n}`));
    await until(() => expect(running).toBe(3));
    gate.open();
    await until(() => expect(ended).toHaveLength(9));
    expect(most).toBe(3);
  });

  test('a job that is already waiting is not added twice', async () => {
    const { queue, start, begun, ended } = await scene(() => {});
    for (let n = 0; n < 5; n += 1) await queue.enqueue(job('a', 'demo-a'));
    await queue.enqueue(job('z', 'demo-a', 'teardown'));
    await start();
    await until(() => expect(ended).toContain('z'));
    expect(begun).toEqual(['a', 'z']);
  });

  test('a job that is scheduled for later runs now if it is enqueued again without a time', async () => {
    const { queue, start, begun, ended } = await scene(() => {});
    await start();
    await queue.enqueue(job('a', 'demo-a', 'code', Date.now() + 3_600_000));
    await queue.enqueue(job('a', 'demo-a', 'code'));
    await until(() => expect(ended).toEqual(['a']));
    await queue.enqueue(job('z', 'demo-a', 'teardown'));
    await until(() => expect(begun).toEqual(['a', 'z']));
  });

  test('a job that waits to run now is not delayed if it is enqueued again for a later time', async () => {
    const { queue, start, ended } = await scene(() => {});
    await queue.enqueue(job('a', 'demo-a'));
    await queue.enqueue(job('a', 'demo-a', 'preparing', Date.now() + 3_600_000));
    await start();
    await until(() => expect(ended).toEqual(['a']));
  });

  test('a job that is enqueued again during its run runs once more afterwards', async () => {
    const gate = latch();
    const { queue, start, begun, ended, jobRunning } = await scene((_job, time) =>
      time === 1 ? gate.opened : undefined,
    );
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await jobRunning('a');
    for (let n = 0; n < 3; n += 1) await queue.enqueue(job('a', 'demo-a'));
    gate.open();
    await until(() => expect(ended).toEqual(['a', 'a']));
    await queue.enqueue(job('z', 'demo-a'));
    await until(() => expect(begun).toEqual(['a', 'a', 'z']));
  });

  test('a job can enqueue itself during its run, and then runs again', async () => {
    const { queue, start, ended, givenUp } = await scene(async (each, time) => {
      if (time < 4) await queue.enqueue(each);
    });
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await until(() => expect(ended).toEqual(['a', 'a', 'a', 'a']));
    expect(givenUp).toEqual([]);
  });

  test('a job that ran can be enqueued again', async () => {
    const { queue, start, ended } = await scene(() => {});
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await until(() => expect(ended).toEqual(['a']));
    await queue.enqueue(job('a', 'demo-a'));
    await until(() => expect(ended).toEqual(['a', 'a']));
  });

  test('a repeated job runs at most once in every interval, even if `repeat` is called several times', async () => {
    const { queue, start, ended } = await scene(() => {});
    await start();
    const ask = () => queue.repeat(job('r', 'demo-r', 'sweep'), 50);
    await until(async () => {
      await Promise.all([ask(), ask()]);
      expect(ended.length).toBeGreaterThan(4);
    });
    const slots = ended.map((jobId) => Math.floor(Number(/\d+$/.exec(jobId)) / 50));
    expect(new Set(slots).size).toBe(ended.length);
  });

  test('stop waits for running jobs and starts no new ones', async () => {
    const gate = latch();
    const { queue, start, begun, ended, jobRunning } = await scene(() => gate.opened, { concurrency: 1 });
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await queue.enqueue(job('b', 'demo-b'));
    await jobRunning('a');
    let isStopped = false;
    const stopping = queue.stop().then(() => {
      isStopped = true;
    });
    await queue.enqueue(job('c', 'demo-c'));
    expect(isStopped).toBe(false);
    gate.open();
    await stopping;
    expect(ended).toEqual(['a']);
    expect(begun).toEqual(['a']);
  });
}
