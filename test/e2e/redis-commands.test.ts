import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findRedis, startRedis } from '../support/redis.ts';
import { startTestWorld } from '../support/world.ts';
import { ourUsers, startsAndScans } from './moves.ts';

/** Collects the commands that clients send from now on, without the commands that scripts run inside Redis. */
async function watchCommands(url: string) {
  const redis = new Redis(url);
  const monitor = await redis.monitor();
  const commands: string[][] = [];
  monitor.on('monitor', (_time: string, command: string[], source: string) => {
    if (source !== 'lua') commands.push(command);
  });
  onTestFinished(() => {
    monitor.disconnect();
    redis.disconnect();
  });
  return commands;
}

describe.skipIf(!findRedis())('the Redis commands of one start', () => {
  test('are at most 90, without those of BullMQ, until the participant has the QR code and the access key is tried', async () => {
    const server = await startRedis();
    onTestFinished(() => server.stop());
    await using world = await startTestWorld({ redisUrl: server.url });
    const ana = await world.person('Ana');
    const commands = await watchCommands(server.url);
    await startsAndScans(ana);
    const { userName } = ourUsers(world)[0]!;
    const isTried = () =>
      world.aws.view().calls.some((call) => call.operation === 'GetCallerIdentity' && call.principal === userName);
    await expect.poll(isTried).toBe(true);

    // BullMQ's own commands are left out: an idle worker sends them all the time.
    const ours = commands.filter((command) => !command.some((word) => word.includes(':jobs:')));
    const ofRecord = ours.filter((command) => command[1]?.includes(':demo:'));
    const named = (name: string) => ofRecord.filter(([first]) => first?.toLowerCase() === name);
    const loads = named('hmget').filter((command) => command.includes('version'));
    expect(named('hgetall'), 'no read of the record also reads the ids of Slack messages').toEqual([]);
    expect(loads.length, 'reads of the record').toBeLessThanOrEqual(10);
    expect(named('hmget').length - loads.length, 'reads of the ids of Slack messages').toBeLessThanOrEqual(18);
    expect(ours.length, 'all commands').toBeLessThanOrEqual(90);
    expect(ours.length).toBeGreaterThan(30);
  });
});
