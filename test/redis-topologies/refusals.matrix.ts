import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createBullMqQueue } from '../../src/queue/bullmq-queue.ts';
import { job } from '../contract/job-queue-scene.ts';
import { connectTo } from '../support/connect-to-redis.ts';
import { findRedis } from '../support/redis.ts';
import { useRedis } from '../support/use-redis.ts';

/**
 * More refusals than a worker with pauses gets. Without pauses, BullMQ makes some thousand attempts before the test
 * sees the third refusal.
 */
const FEW = 30;

type Command = [name: string, ...words: string[]];

describe.skipIf(!findRedis())('a worker whose Redis refuses commands', () => {
  const world = useRedis();

  test.each<[string, Command, Command]>([
    ['is full', ['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0']],
    ['denies scripts to the bot', ['ACL', 'SETUSER', 'bot', '-@scripting'], ['ACL', 'SETUSER', 'bot', '+@scripting']],
  ])('pauses between attempts while Redis %s, and continues afterwards', async (_, refuse, allow) => {
    const admin = new Redis(world.server.url);
    await admin.call('ACL', 'SETUSER', 'bot', 'reset', 'on', '>pw', '~*', '+@all');
    const url = `redis://bot:pw@127.0.0.1:${world.server.port}`;
    const refusals: string[] = [];
    const onError = (error: Error) => void refusals.push(error.message);
    const connection = connectTo(url);
    const openPatient = () => connectTo(url, { isPatient: true });
    const queue = createBullMqQueue({ redis: connection.client, openPatient, prefix: 'test', clock: Date, onError });
    const ran: string[] = [];
    await queue.start({ run: async ({ jobId }) => void ran.push(jobId), onGivenUp: async () => {} });
    onTestFinished(async () => {
      await queue.stop();
      connection.close();
      admin.disconnect();
    });
    await queue.enqueue(job('before', 'demo-a'));
    await expect.poll(() => ran).toEqual(['before']);

    await admin.call(...refuse);
    await expect.poll(() => refusals.length, { timeout: 20_000 }).toBeGreaterThan(2);
    expect(refusals.length).toBeLessThan(FEW);

    await admin.call(...allow);
    await queue.enqueue(job('after', 'demo-a'));
    await expect.poll(() => ran, { timeout: 20_000 }).toEqual(['before', 'after']);
  });
});
