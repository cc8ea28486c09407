import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { endPrepared, prepareDemos } from '../../src/scenario/workshop/prepare.ts';
import { besideTheBot } from '../support/beside-the-bot.ts';
import { findRedis, startRedis } from '../support/redis.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { expectNothingLeft, isAwaited, ourDevices, ourUsers } from './moves.ts';

const callsOf = (world: TestWorld, operation: string) =>
  world.aws.view().calls.filter((call) => call.operation === operation).length;

describe.skipIf(!findRedis())('with Redis', () => {
  test('a person gets the QR code of a prepared demo without a new user in AWS, and `endPrepared` removes the other two demos', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    await using world = await startTestWorld({ redisUrl: redis.url });
    const { parts, workshop, joins } = besideTheBot(world.settings(), world.slack.workspace.teamId);
    expect(await prepareDemos(parts, workshop, 3)).toBe(3);
    await world.restartBot();
    await vi.waitFor(() => expect([ourUsers(world).length, ourDevices(world).length]).toEqual([3, 3]), WAITING);
    expect(callsOf(world, 'CreateUser')).toBe(3);
    expect(world.logText()).not.toContain("apiCall('conversations.open')");

    const ana = await world.person('Ana');
    const { userId } = world.slack.workspace.personas.find(({ name }) => name === 'Ana')!;
    expect(await joins(userId)).toMatchObject({ kind: 'started', demo: { prepared: { isTaken: true } } });
    await world.restartBot();
    await ana.scansTheQr();
    await isAwaited(ana);
    expect([callsOf(world, 'CreateUser'), callsOf(world, 'CreateVirtualMFADevice')]).toEqual([3, 3]);

    await endPrepared(parts, workshop);
    await vi.waitFor(() => expect(ourUsers(world)).toHaveLength(1), WAITING);
    expect(await parts.store.countPrepared(workshop)).toBe(0);
    await ana.types('/mfa-demo stop');
    await ana.sees('0 left');
    await vi.waitFor(async () => expect(await parts.store.listActive()).toEqual([]), WAITING);
    expectNothingLeft(world);
  });
});

const WAITING = { timeout: 50_000, interval: 20 };
