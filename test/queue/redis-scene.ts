import type { Redis } from 'ioredis';
import { type BullMqQueueOptions, createBullMqQueue } from '../../src/queue/bullmq-queue.ts';
import type { JobQueue } from '../../src/scenario/ports/job-queue.ts';
import { connectRedis } from '../../src/state/connect-redis.ts';
import { type SetScene, sceneSetter } from '../contract/job-queue-scene.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';

type Changes = Partial<Pick<BullMqQueueOptions, 'lockDurationMs' | 'stopTimeoutMs'>>;

export interface QueueWorld {
  readonly server: TestRedis;
  readonly redis: Redis;
  /** The errors of connections and locks. */
  readonly troubles: Error[];
  /** Every queue has its own connection, as if it ran in its own process. */
  openQueue(prefix: string, changes?: Changes): JobQueue;
  sceneIn(prefix: string, changes?: Changes): SetScene;
  /** Stops all queues. */
  stopQueues(): Promise<void>;
  close(): Promise<void>;
}

/** Several queues over one Redis. */
export async function startQueueWorld(options: { appendOnly?: boolean } = {}): Promise<QueueWorld> {
  const server = await startRedis(options);
  const troubles: Error[] = [];
  const connect = () => connectRedis(server.url, (error) => troubles.push(error));
  const redis = connect();
  const clients = [redis];
  const queues: JobQueue[] = [];

  function open(prefix: string, settings: Partial<BullMqQueueOptions>): JobQueue {
    const client = connect();
    clients.push(client);
    const queue = createBullMqQueue({
      redis: client,
      prefix,
      clock: Date,
      backoff: { baseMs: 2, maxMs: 8 },
      onError: (error) => troubles.push(error),
      ...settings,
    });
    queues.push(queue);
    return queue;
  }
  async function stopQueues(): Promise<void> {
    await Promise.all(queues.splice(0).map((queue) => queue.stop()));
  }
  return {
    server,
    redis,
    troubles,
    openQueue: open,
    sceneIn: (prefix, changes) =>
      sceneSetter(
        async ({ jobRetried, ...settings }) => open(prefix, { ...settings, events: { jobRetried }, ...changes }),
        [],
      ),
    stopQueues,
    async close() {
      await stopQueues();
      for (const client of clients) client.disconnect();
      await server.stop();
    },
  };
}
