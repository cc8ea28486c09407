import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { newDemoId } from '../../src/app/ids.ts';
import { openMemory } from '../../src/app/memory.ts';
import { loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { createSignals } from '../../src/observability/signals.ts';
import { systemClock } from '../../src/queue/system-clock.ts';
import { createOperations } from '../../src/scenario/participant/create-operations.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { endPrepared, prepareDemos } from '../../src/scenario/workshop/prepare.ts';
import { findRedis, startRedis } from '../support/redis.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { expectNothingLeft, isAwaited, ourDevices, ourUsers } from './moves.ts';

/** What another bot on the same Redis would have, which takes no jobs. */
function besideTheBot(world: TestWorld) {
  const config = loadConfig(world.settings());
  const { tell: events } = createSignals(() => undefined);
  const logger = createLogger('error');
  const memory = openMemory(config, { clock: systemClock, logger, events, scenarios: SCENARIOS, onBug: () => {} });
  onTestFinished(async () => {
    await memory.queue.stop();
    memory.close();
  });
  const common = { scenarios: SCENARIOS, store: memory.store, queue: memory.queue, clock: systemClock, events };
  const parts = { ...common, settings: config.demo, access: config.access, newDemoId };
  return { parts, operations: createOperations(parts) };
}

const callsOf = (world: TestWorld, operation: string) =>
  world.aws.view().calls.filter((call) => call.operation === operation).length;

describe.skipIf(!findRedis())('with Redis', () => {
  test('a person takes over what was prepared ahead, and has the QR code without another user in AWS; the rest goes with the workshop', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    await using world = await startTestWorld({ redisUrl: redis.url });
    const { parts, operations } = besideTheBot(world);
    const { teamId: workspaceId } = world.slack.workspace;
    const workshop = {
      workshopId: 'w0rksh0pw0rk',
      workspaceId,
      scenario: 'session-token',
      locale: 'en',
      endsAt: systemClock.now() + 2 * 3_600_000,
    };
    expect(await prepareDemos(parts, workshop, 3)).toBe(3);
    await world.restartBot();
    await vi.waitFor(() => expect([ourUsers(world).length, ourDevices(world).length]).toEqual([3, 3]), WAITING);
    expect(callsOf(world, 'CreateUser')).toBe(3);
    expect(world.logText()).not.toContain("apiCall('conversations.open')");

    const ana = await world.person('Ana');
    const { userId } = world.slack.workspace.personas.find(({ name }) => name === 'Ana')!;
    const wish = { isGuest: false, isInAllowedGroup: async () => false, channelId: '' };
    const who = { workspaceId, userId, locale: 'en' };
    const started = await operations.start(who, wish, 'session-token', workshop.workshopId);
    expect(started).toMatchObject({ kind: 'started', demo: { prepared: { isTaken: true } } });
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
