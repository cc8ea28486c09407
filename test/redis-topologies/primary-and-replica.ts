import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { startRedis } from '../support/redis.ts';
import { askServer, eventually, isInStep, type Topology, untilReplicated } from './topology.ts';

/**
 * Starts a primary and its replica behind one address, as managed services do. At a failover they exchange their roles.
 */
export async function startPrimaryAndReplica(): Promise<Topology> {
  const [one, other] = await Promise.all([startRedis({ appendOnly: true }), startRedis({ appendOnly: true })]);
  const [first, second] = [askServer(one.port), askServer(other.port)];
  await second.replicaof('127.0.0.1', one.port);
  await eventually('the replica is in step', () => isInStep(second));
  const door = await openDoor(one.port);
  return {
    settings: { REDIS_URL: `redis://127.0.0.1:${door.port}` },
    async failOver() {
      await untilReplicated(first);
      // The former primary keeps running, keeps its connections and refuses writes.
      await Promise.all([second.replicaof('NO', 'ONE'), first.replicaof('127.0.0.1', other.port)]);
      door.leadTo(other.port);
    },
    async stop() {
      first.disconnect();
      second.disconnect();
      await door.close();
      await Promise.all([one.stop(), other.stop()]);
    },
  };
}

/** Opens an address that can be switched to another port. Existing connections keep the old port. */
async function openDoor(firstPort: number) {
  let target = firstPort;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const [socket, twin] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        twin.destroy();
      });
      socket.pipe(twin);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    leadTo: (port: number) => {
      target = port;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
