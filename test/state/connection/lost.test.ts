import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { reconnectOnRefusal } from '../../../src/state/connection/refusals.ts';
import { breakSilence } from '../../../src/state/connection/silence.ts';
import { connectTo } from '../../support/connect-to-redis.ts';
import { findRedis } from '../../support/redis.ts';
import { useRedis } from '../../support/use-redis.ts';

test('a refused command is sent again on a new connection for two seconds, and then it fails', () => {
  let time = 1_000_000;
  const decide = reconnectOnRefusal(() => time);
  const refusal = new Error("READONLY You can't write against a read only replica. script: 1a, on @user_script:2.");
  expect(decide(refusal)).toBe(2);
  time += 1_500;
  expect(decide(refusal)).toBe(2);
  time += 600;
  expect(decide(refusal)).toBe(1);
  time += 3_000;
  expect(decide(refusal)).toBe(2);
});

test.each([
  'UNBLOCKED force unblock from blocking operation, instance state changed (master -> replica?)',
  'MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to no.',
  'LOADING Redis is loading the dataset in memory',
  'NOREPLICAS Not enough good replicas to write.',
  "ERR Error running script (call to f_1a): @user_script:2: -READONLY You can't write against a read only replica.",
])('after the error "%s" the bot connects again and repeats the command', (message) => {
  expect(reconnectOnRefusal(Date.now)(new Error(message))).toBe(2);
});

test.each([
  "OOM command not allowed when used memory > 'maxmemory'.",
  'MISCONF Errors writing to the AOF file',
  "NOPERM this user has no permissions to run the 'info' command",
  'WRONGTYPE Operation against a key holding the wrong kind of value',
])('after the error "%s" the bot keeps the connection, because a new connection would not help', (message) => {
  expect(reconnectOnRefusal(Date.now)(new Error(message))).toBe(false);
});

// If a machine fails, or a server behind a proxy, TCP reports no error for about 15 minutes.
test('a connection to a server that never answers is closed, whether or not it was ready before', async () => {
  const sockets: Socket[] = [];
  const mute = createServer((socket) => void sockets.push(socket.on('error', () => {}).resume()));
  mute.listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const { port } = mute.address() as AddressInfo;
  for (const enableReadyCheck of [true, false]) {
    const redis = new Redis({ port, enableReadyCheck, retryStrategy: () => 1, maxRetriesPerRequest: null });
    redis.on('error', () => {});
    const stop = breakSilence(redis, 5);
    const before = sockets.length;
    await expect.poll(() => sockets.length - before).toBeGreaterThan(2);
    stop();
    redis.disconnect();
  }
  for (const socket of sockets) socket.destroy();
  mute.close();
});

describe.skipIf(!findRedis())('a connection that ioredis has given up', () => {
  const world = useRedis();
  test('is opened again, until the bot closes it', async () => {
    const connection = connectTo(world.server.url);
    onTestFinished(connection.close);
    const { client } = connection;
    await client.ping();
    client.disconnect();
    await once(client, 'end');
    await once(client, 'ready');
    expect(await client.ping()).toBe('PONG');
    connection.close();
    await once(client, 'end');
    await expect(client.ping()).rejects.toThrow('Connection is closed');
  });
});
