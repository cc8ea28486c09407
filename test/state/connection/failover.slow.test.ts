import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createBullMqQueue } from '../../../src/queue/bullmq-queue.ts';
import { SCENARIOS } from '../../../src/scenario/scenarios.ts';
import { createRedisDemoStore } from '../../../src/state/redis-demo-store.ts';
import { createSealer, randomKey } from '../../../src/state/sealer.ts';
import { job } from '../../contract/job-queue-scene.ts';
import { newDemo } from '../../contract/sample-demos.ts';
import { startPrimaryAndReplica } from '../../redis-topologies/primary-and-replica.ts';
import type { Topology } from '../../redis-topologies/topology.ts';
import { connectTo } from '../../support/connect-to-redis.ts';
import { findRedis } from '../../support/redis.ts';

const prefix = 'mfa-demo:test';

describe.skipIf(!findRedis())('when the host name leads to another server after a failover', () => {
  let topology: Topology;
  beforeAll(async () => {
    topology = await startPrimaryAndReplica();
  });
  afterAll(() => topology.stop());

  // In this failover, the former primary closes no connection. It only refuses every write.
  test('no save fails, and jobs continue, even if the connections to the former primary are not closed', async () => {
    const url = topology.settings.REDIS_URL!;
    const { client: redis, close } = connectTo(url);
    onTestFinished(close);
    const store = createRedisDemoStore({ redis, prefix, scenarios: SCENARIOS, sealer: createSealer([randomKey()]) });
    const openPatient = () => connectTo(url, { isPatient: true });
    const queue = createBullMqQueue({ redis, openPatient, prefix, clock: Date });
    const ran: string[] = [];
    await queue.start({ run: async ({ jobId }) => void ran.push(jobId), onGivenUp: async () => {} });
    onTestFinished(() => queue.stop());
    await store.createIfNoneActive(newDemo());
    await queue.enqueue(job('before', 'demo-a'));
    await vi.waitFor(() => expect(ran).toEqual(['before']), { timeout: 15_000 });
    // `ran` names the job when it begins. Its end must be in Redis too before the failover.
    await vi.waitFor(async () => expect(await queue.backlog()).toMatchObject({ waiting: 0, running: 0 }), {
      timeout: 15_000,
    });

    await topology.failOver();

    expect(await store.save(newDemo())).toMatchObject({ version: 1 });
    await queue.enqueue(job('after', 'demo-a'));
    await vi.waitFor(() => expect(ran).toEqual(['before', 'after']), { timeout: 15_000 });
  });
});
