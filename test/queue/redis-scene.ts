import { type BullMqQueueOptions, createBullMqQueue } from '../../src/queue/bullmq-queue.ts';
import type { JobQueue } from '../../src/scenario/ports/job-queue.ts';
import type { RedisClient, RedisConnection } from '../../src/shared/redis-client.ts';
import { type SetScene, sceneSetter } from '../contract/job-queue-scene.ts';
import { connectTo } from '../support/connect-to-redis.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';

type Changes = Partial<Pick<BullMqQueueOptions, 'lockDurationMs' | 'stopTimeoutMs' | 'clock'>>;

export interface QueueWorld {
  readonly server: TestRedis;
  readonly redis: RedisClient;
  /** Opens a connection for a worker, which waits for Redis without a limit. The worker closes it. */
  openPatient(): RedisConnection;
  /** The errors of connections and locks. */
  readonly troubles: Error[];
  /** Creates a queue with its own connection, as if it ran in its own process. */
  openQueue(prefix: string, changes?: Changes): JobQueue;
  sceneIn(prefix: string, changes?: Changes): SetScene;
  /** Stops all queues. */
  stopQueues(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a Redis on which tests can open several queues. */
export async function startQueueWorld(options: { appendOnly?: boolean } = {}): Promise<QueueWorld> {
  const server = await startRedis(options);
  const troubles: Error[] = [];
  const onError = (error: Error) => void troubles.push(error);
  const openPatient = () => connectTo(server.url, { onError, isPatient: true });
  const clients = [connectTo(server.url, { onError })];
  const redis = clients[0]!.client;
  const queues: JobQueue[] = [];

  function open(prefix: string, settings: Partial<BullMqQueueOptions>): JobQueue {
    const connection = connectTo(server.url, { onError });
    clients.push(connection);
    const queue = createBullMqQueue({
      redis: connection.client,
      openPatient,
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
    openPatient,
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
      for (const connection of clients) connection.close();
      await server.stop();
    },
  };
}
