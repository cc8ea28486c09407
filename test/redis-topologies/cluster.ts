import type { Redis } from 'ioredis';
import { freePort, startRedis, type TestRedis } from '../support/redis.ts';
import { askServer, eventually, isInStep, isPrimary, type Topology } from './topology.ts';

const NODE_TIMEOUT_MS = 2_000;
const PRIMARIES = 3;
const LAST_SLOT = 16_383;

interface Node {
  readonly server: TestRedis;
  readonly asked: Redis;
}

/** Starts three primaries with a replica each. @param key a key on the primary that fails in `failOver` */
export async function startCluster(key: string): Promise<Topology> {
  const nodes = await Promise.all(Array.from({ length: PRIMARIES * 2 }, startNode));
  await join(nodes);
  const slot = Number(await nodes[0]!.asked.call('CLUSTER', 'KEYSLOT', key));
  const at = Math.floor((slot / (LAST_SLOT + 1)) * PRIMARIES);
  const [victim, heir] = [nodes[at]!, nodes[at + PRIMARIES]!];
  const [one, two] = nodes;
  return {
    settings: {
      REDIS_URL: `redis://127.0.0.1:${one!.server.port},127.0.0.1:${two!.server.port}`,
      REDIS_CLUSTER: 'true',
    },
    async failOver() {
      await victim.server.kill();
      await eventually('the replica is the primary', () => isPrimary(heir.asked));
      await eventually('all slots are served', () => isWhole(heir.asked));
    },
    async stop() {
      for (const { asked } of nodes) asked.disconnect();
      await Promise.all(nodes.map(({ server }) => server.stop()));
    },
  };
}

async function startNode(): Promise<Node> {
  const settings = {
    'cluster-enabled': 'yes',
    'cluster-port': await freePort(),
    'cluster-node-timeout': NODE_TIMEOUT_MS,
    'cluster-replica-validity-factor': 0,
    // Without this setting the first copy to a replica begins after 5 s.
    'repl-diskless-sync-delay': 0,
  };
  const server = await startRedis({ appendOnly: true, settings });
  return { server, asked: askServer(server.port) };
}

async function join(nodes: readonly Node[]): Promise<void> {
  const first = nodes[0]!;
  for (const { server } of nodes.slice(1)) {
    const busPort = await portOfBus(server);
    await first.asked.call('CLUSTER', 'MEET', '127.0.0.1', server.port, busPort);
  }
  for (const [index, { asked }] of nodes.slice(0, PRIMARIES).entries()) {
    const [from, to] = [index, index + 1].map((part) => Math.ceil((part * (LAST_SLOT + 1)) / PRIMARIES));
    await asked.call('CLUSTER', 'ADDSLOTSRANGE', from!, to! - 1);
  }
  for (const { asked } of nodes) {
    await eventually('every node knows all others', async () => (await knownNodes(asked)).length === nodes.length);
  }
  for (const [index, { asked }] of nodes.slice(PRIMARIES).entries()) {
    const id = (await nodes[index]!.asked.call('CLUSTER', 'MYID')) as string;
    await asked.call('CLUSTER', 'REPLICATE', id);
  }
  for (const { asked } of nodes) {
    await eventually('the cluster is whole', () => isWhole(asked));
    await eventually('every primary has its replica', async () => {
      const lines = await knownNodes(asked);
      return lines.filter((line) => line.includes('slave')).length === PRIMARIES;
    });
  }
  // A replica without its first copy would take over without data.
  for (const { asked } of nodes.slice(PRIMARIES)) {
    await eventually('every replica has its first copy', () => isInStep(asked));
  }
}

async function portOfBus({ port }: TestRedis): Promise<number> {
  const client = askServer(port);
  const [, busPort] = (await client.config('GET', 'cluster-port')) as string[];
  client.disconnect();
  return Number(busPort);
}

async function knownNodes(asked: Redis): Promise<string[]> {
  const text = (await asked.call('CLUSTER', 'NODES')) as string;
  return text.split('\n').filter((line) => line !== '' && !line.includes('handshake'));
}

async function isWhole(asked: Redis): Promise<boolean> {
  return ((await asked.call('CLUSTER', 'INFO')) as string).includes('cluster_state:ok');
}
