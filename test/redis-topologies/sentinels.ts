import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRedis, freePort, startRedis } from '../support/redis.ts';
import { askServer, eventually, isInStep, isPrimary, type Topology } from './topology.ts';

const MASTER = 'mfa-demo-primary';
const DOWN_AFTER_MS = 1_000;
const FAILOVER_TIMEOUT_MS = 5_000;

/** Starts a primary, its replica, and three sentinels that watch them. */
export async function startSentinels(): Promise<Topology> {
  const primary = await startRedis({ appendOnly: true });
  const replica = await startRedis({ appendOnly: true, settings: { replicaof: `127.0.0.1 ${primary.port}` } });
  const asked = askServer(replica.port);
  await eventually('the replica is in step', () => isInStep(asked));
  const sentinels = await Promise.all([1, 2, 3].map(() => startSentinel(primary.port)));
  for (const { port } of sentinels) await untilItKnowsTheOthers(port);
  return {
    settings: {
      REDIS_URL: `redis://${sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
      REDIS_SENTINEL_MASTER: MASTER,
    },
    async failOver() {
      await primary.kill();
      await eventually('the replica is the primary', () => isPrimary(asked));
    },
    async stop() {
      asked.disconnect();
      await Promise.all(sentinels.map((sentinel) => sentinel.stop()));
      await Promise.all([primary.stop(), replica.stop()]);
    },
  };
}

async function startSentinel(primaryPort: number) {
  const folder = await mkdtemp(join(tmpdir(), 'mfa-demo-sentinel-'));
  const port = await freePort();
  const file = join(folder, 'sentinel.conf');
  const settings = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${folder}`,
    `sentinel monitor ${MASTER} 127.0.0.1 ${primaryPort} 2`,
    `sentinel down-after-milliseconds ${MASTER} ${DOWN_AFTER_MS}`,
    `sentinel failover-timeout ${MASTER} ${FAILOVER_TIMEOUT_MS}`,
  ];
  await writeFile(file, `${settings.join('\n')}\n`);
  const server = spawn(findRedis() ?? 'redis-server', [file, '--sentinel'], { stdio: 'ignore' });
  const end = () => void server.kill('SIGKILL');
  process.once('exit', end);
  return {
    port,
    async stop() {
      process.removeListener('exit', end);
      const exited = once(server, 'exit');
      end();
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilItKnowsTheOthers(port: number): Promise<void> {
  const client = askServer(port);
  await eventually('the sentinels know each other', async () => {
    const known = (await client.call('SENTINEL', 'MASTER', MASTER)) as string[];
    const field = (name: string) => Number(known[known.indexOf(name) + 1]);
    return field('num-slaves') === 1 && field('num-other-sentinels') === 2;
  });
  client.disconnect();
}
