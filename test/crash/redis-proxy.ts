import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Gate, Point } from './gate.ts';
import type { RunningProxy } from './http-proxy.ts';
import { writeNameOf } from './redis-commands.ts';
import { createRespReader } from './resp.ts';

export interface RedisProxyOptions {
  readonly port: number;
  readonly gate: Gate;
  /**
   * Returns the name of a command for the gate; `undefined` lets it pass without the gate. Default: only writing
   * commands have names.
   */
  readonly nameOf?: ((command: readonly string[]) => string | undefined) | undefined;
}

/**
 * Starts a proxy that forwards commands to Redis and their answers one by one. It asks the gate before it forwards a
 * command that has a name, or its answer.
 */
export async function startRedisProxy(options: RedisProxyOptions): Promise<RunningProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => join(client, connect(options.port, '127.0.0.1'), options, sockets));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function join(
  client: Socket,
  upstream: Socket,
  { gate, nameOf = writeNameOf }: RedisProxyOptions,
  sockets: Set<Socket>,
): void {
  const [commands, answers] = [createRespReader(), createRespReader()];
  // Redis answers in the order of the commands.
  const asked: (Point | undefined)[] = [];
  const close = () => {
    client.destroy();
    upstream.destroy();
  };
  for (const socket of [client, upstream]) {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', close);
    socket.on('close', () => {
      sockets.delete(socket);
      close();
    });
  }
  client.on('data', (chunk) => {
    for (const { raw, value } of commands.read(chunk)) {
      const name = Array.isArray(value) ? nameOf(value.map(String)) : undefined;
      const point = name === undefined ? undefined : gate.leave(`redis ${name}`);
      if (name !== undefined && !point) return close();
      asked.push(point);
      upstream.write(raw);
    }
  });
  upstream.on('data', (chunk) => {
    for (const { raw } of answers.read(chunk)) {
      const point = asked.shift();
      if (point && !gate.mayReturn(point)) return close();
      client.write(raw);
    }
  });
}
