import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { job, throttled, until } from '../contract/job-queue-scene.ts';
import { createGate } from '../crash/gate.ts';
import { startRedisProxy } from '../crash/redis-proxy.ts';
import { latch } from '../support/latch.ts';
import { findRedis } from '../support/redis.ts';
import { type QueueWorld, startQueueWorld } from './redis-scene.ts';

const workerProcess = fileURLToPath(new URL('./worker-process.ts', import.meta.url));

/** How long a lock lasts without renewal, in milliseconds: long enough for a process that gets little CPU time. */
const LOCK_MS = 1_500;

describe.skipIf(!findRedis())('when a process or Redis crashes, the BullMQ queue', () => {
  let world: QueueWorld;
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    world = await startQueueWorld({ appendOnly: true });
  });
  afterEach(() => world.stopQueues());
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await world.close();
  });

  function startWorkerProcess(url: string, prefix: string, does: 'run' | 'giving-up' | 'fails') {
    const args = ['--import', 'tsx', workerProcess, url, prefix, does, `${LOCK_MS}`];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    return child;
  }

  /** Starts a process, and resolves when it has printed that it is stuck in its job. */
  async function processStuckIn(prefix: string, where: 'run' | 'giving-up'): Promise<ChildProcess> {
    const child = startWorkerProcess(world.server.url, prefix, where);
    await once(createInterface(child.stdout), 'line');
    return child;
  }

  async function killed(child: ChildProcess): Promise<void> {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    expect(await exited).toEqual([null, 'SIGKILL']);
  }

  test('lets another process run a job whose process was killed, and the other jobs of its demo', async () => {
    const { queue, start, begun, ended, givenUp } = await world.sceneIn('killed', { lockDurationMs: LOCK_MS })(
      () => {},
      {
        maxTries: 1,
      },
    );
    await queue.enqueue(job('a', 'demo-a', 'code'));
    const child = await processStuckIn('killed', 'run');
    await start();
    await queue.enqueue(job('b', 'demo-a'));
    await queue.enqueue(job('c', 'demo-c'));
    await until(() => expect(ended).toEqual(['c']));
    await killed(child);
    await until(() => expect(ended.toSorted()).toEqual(['a', 'b', 'c']));
    expect(begun.toSorted()).toEqual(['a', 'b', 'c']);
    expect(givenUp).toEqual([]);
  });

  test('gives a job up again if the process was killed while it gave the job up, and does not run the job again', async () => {
    const { queue, start, begun, givenUp } = await world.sceneIn('giving-up', { lockDurationMs: LOCK_MS })(() => {});
    await queue.enqueue(job('a', 'demo-a'));
    const child = await processStuckIn('giving-up', 'giving-up');
    await killed(child);
    await start();
    await until(() => expect(givenUp).toHaveLength(1));
    expect(givenUp[0]).toMatchObject({
      jobId: 'a',
      error: { name: 'ConfigError', message: 'the bot may not do that' },
    });
    expect(begun).toEqual([]);
  });

  test.each([
    ['before', 2],
    ['after', 1],
  ] as const)(
    'tries a job again when its process was killed %s BullMQ counted the failure: %i tries are left',
    async (side, triesLeft) => {
      const prefix = `killed-${side}`;
      const { queue, start, begun, givenUp } = await world.sceneIn(prefix, { lockDurationMs: LOCK_MS })(
        () => {
          throw throttled();
        },
        { maxTries: 2 },
      );
      await queue.enqueue(job('a', 'demo-a'));
      const countsFailure = { name: 'redis bullmq moveToDelayed', index: 1, side };
      const gate = createGate([countsFailure], () => child.kill('SIGKILL'));
      const proxy = await startRedisProxy({ port: world.server.port, gate });
      onTestFinished(() => proxy.close());
      const child = startWorkerProcess(proxy.url, prefix, 'fails');
      expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
      await start();
      await until(() => expect(givenUp).toMatchObject([{ jobId: 'a', error: { code: 'Throttling' } }]));
      expect(begun).toHaveLength(triesLeft);
    },
  );

  test('keeps jobs for now and for later when Redis is restarted', async () => {
    const { queue, start, ended } = await world.sceneIn('restart', { lockDurationMs: LOCK_MS })(() => {});
    await queue.enqueue(job('now', 'demo-a'));
    await queue.enqueue(job('later', 'demo-b', 'teardown', Date.now() + 1_000));
    await world.server.restart();
    await start();
    await until(() => expect(ended).toEqual(['now', 'later']));
  });

  test('continues automatically when Redis is back, and completes a job that ran while Redis was away', async () => {
    const gate = latch();
    const { queue, start, begun, ended, jobRunning } = await world.sceneIn('away', { lockDurationMs: LOCK_MS })(
      (each) => (each.jobId === 'a' ? gate.opened : undefined),
    );
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await jobRunning('a');
    const troublesBefore = world.troubles.length;
    await world.server.kill();
    const failure = await queue.enqueue(job('b', 'demo-b')).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'UpstreamError', service: 'redis' });
    expect(world.troubles.length).toBeGreaterThan(troublesBefore);
    gate.open();
    await until(() => expect(ended).toEqual(['a']));
    await world.server.start();
    await queue.enqueue(job('c', 'demo-a'));
    await until(() => expect(ended).toContain('c'));
    // The lock of `a` may have expired while Redis was away, and `a` may have run twice. Jobs can be repeated.
    expect(new Set(begun)).toEqual(new Set(['a', 'c']));
  });

  test('lets no other process run a job that still runs, even if Redis did not answer for longer than a lock lasts', async () => {
    const gate = latch();
    const one = await world.sceneIn('silent', { lockDurationMs: LOCK_MS })(() => gate.opened, {
      concurrency: 1,
    });
    const other = await world.sceneIn('silent', { lockDurationMs: LOCK_MS })(() => {});
    await one.start();
    await one.queue.enqueue(job('a', 'demo-a'));
    await one.jobRunning('a');
    await other.start();
    world.server.pause();
    await sleep(2 * LOCK_MS);
    world.server.resume();
    await other.queue.enqueue(job('b', 'demo-b'));
    await until(() => expect(other.ended).toEqual(['b']));
    expect(other.begun).toEqual(['b']);
    gate.open();
    await until(() => expect(one.ended).toEqual(['a']));
  });
});
