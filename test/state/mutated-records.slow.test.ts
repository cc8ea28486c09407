import fc from 'fast-check';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import type { Demo } from '../../src/scenario/demo.ts';
import { advanceJob } from '../../src/scenario/jobs.ts';
import { deviceNameOf, POLICY_NAME, tagsOf, userNameOf } from '../../src/scenario/naming.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { listBucketsWithMfa } from '../../src/scenario/session-token/policy.ts';
import { createRedisDemoStore } from '../../src/state/redis-demo-store.ts';
import { createSealer, randomKey } from '../../src/state/sealer.ts';
import { fullDemo, newDemo } from '../contract/sample-demos.ts';
import { LIFETIME_MS, MINUTE_MS, PATH, type Scene, startScene } from '../scenario/sweep/sweep-scene.ts';
import { findRedis, startRedis } from '../support/redis.ts';
import { seedUsers } from '../support/seed-aws.ts';
import { runs } from '../support/volume.ts';
import { type Mutation, mutate, mutations } from './record-mutations.ts';

const PREFIX = 'mfa-demo:test';
/**
 * With TEST_VOLUME=1 there are ten batches of a hundred records. They take minutes, because each demo has a user in
 * AWS. With another volume there is one batch with a tenth of `runs(1000)` records.
 */
const [BATCHES, COUNT] = runs(1000) === 1000 ? [10, 100] : [1, Math.ceil(runs(1000) / 10)];
/**
 * The limit of Redis commands per demo, on average. The jobs of a demo send fewer commands with all their tries, but a
 * job that repeats without end sends more.
 */
const MOST_COMMANDS = 150;

const PLACES: readonly Pick<Demo, 'phase' | 'stage'>[] = [
  ...['preparing', 'awaiting-enrollment', 'enrolling', 'awaiting-session-code', 'proving', 'proved'].map((stage) => ({
    phase: 'running' as const,
    stage,
  })),
  { phase: 'tearing-down', stage: 'proved' },
  { phase: 'stuck', stage: 'proved' },
];

describe.skipIf(!findRedis())('records that were changed at random', () => {
  const batches = Array.from({ length: BATCHES }, (_, index) => index + 1);
  test.each(batches)(
    `no job repeats without end, no receipt is wrong, and the sweep leaves nothing (${COUNT} records, batch %i of ${BATCHES})`,
    async () => {
      const scene = await startScene();
      const server = await startRedis();
      const redis = new Redis(server.url);
      onTestFinished(async () => {
        redis.disconnect();
        await server.stop();
      });
      const store = createRedisDemoStore({
        redis,
        prefix: PREFIX,
        scenarios: SCENARIOS,
        sealer: createSealer([randomKey()]),
      });
      const demos = Array.from({ length: COUNT }, (_, index) => demoAt(index));
      const done = fc.sample(mutations, COUNT);

      for (const demo of demos) {
        const made = await store.createIfNoneActive(demo);
        if (!made.created) throw new Error('the store already has a demo of this participant');
        await store.save(made.demo);
      }
      await seedUsers(scene.embedded, demos.map(inAws));
      await Promise.all(demos.map((demo, index) => damage(redis, demos, index, done[index]!, demo)));

      const bot = await scene.startBot({ store, unreadable: store });
      const commands = countCommands(redis);
      for (const demo of demos) await bot.parts.queue.enqueue(advanceJob(demo, 'teardown'));
      await nothingIsUnderWay(bot);
      expect(commands.count, 'commands to Redis').toBeLessThan(COUNT * MOST_COMMANDS);
      const inAwsNow = new Set(scene.userNames());
      const receipts = bot.shown.filter(({ receipt, phase }) => phase === 'ended' && receipt);
      for (const { demoId } of receipts)
        expect(inAwsNow, `the receipt of ${demoId}`).not.toContain(userNameOf({ demoId }));
      await Promise.all(demos.map(({ participant }) => bot.stopDemo(participant.userId).catch(isTold)));

      for (const minutes of [50, 100]) {
        // A request that was signed before the clocks move and arrives after that is too old for AWS.
        await nothingIsUnderWay(bot);
        scene.pass(minutes * MINUTE_MS);
        await bot.sweep();
        await bot.sweep();
      }
      await expect.poll(() => scene.isClean(), { timeout: 30_000 }).toBe(true);
      await bot.sweep();
      expect(await store.listUnreadable()).toEqual([]);
      await expect
        .poll(async () => (await store.listActive()).map(({ demoId }) => demoId), { timeout: 30_000 })
        .toEqual([]);
      for (const { participant } of demos) expect(await store.findActive(participant)).toBeUndefined();
    },
    600_000,
  );
});

function demoAt(index: number): Demo {
  const { phase, stage } = PLACES[index % PLACES.length]!;
  const now = Date.now();
  const receipt = { removed: [{ kind: 'inline-policy', name: POLICY_NAME }], left: [], listedAt: now } as const;
  return newDemo({
    demoId: `abc${String(index).padStart(9, '0')}`,
    participant: { workspaceId: 'T1', userId: `U${index}`, locale: 'en' },
    createdAt: now,
    deadlineAt: now + LIFETIME_MS,
    phase,
    stage,
    startedSteps: ['create-user', 'create-mfa-device'],
    finishedSteps: ['open-conversation', 'create-user', 'create-mfa-device', 'upload-qr', 'post-qr'],
    state: { ...fullDemo().state, proofs: [] },
    ...(phase === 'running' ? {} : { endReason: 'stop', receipt }),
  });
}

/** Returns the resources that a bot has created in AWS for the demo. */
function inAws(demo: Demo) {
  const tags = tagsOf(demo, 'test');
  return {
    userName: userNameOf(demo),
    path: PATH,
    tags,
    inlinePolicies: { [POLICY_NAME]: listBucketsWithMfa(demo.deadlineAt) },
    accessKeys: [{}],
    mfaDevices: [{ deviceName: deviceNameOf(demo), path: PATH, tags, isEnabled: false as const }],
  };
}

function damage(
  redis: Redis,
  demos: readonly Demo[],
  index: number,
  mutation: Mutation,
  { demoId, participant }: Demo,
) {
  const otherId = demos[(index + 1) % demos.length]!.demoId;
  return mutate({ redis, prefix: PREFIX, demoId, participant, otherId }, mutation);
}

function countCommands(redis: Redis) {
  const counted = { count: 0 };
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (command, stream) => {
    counted.count += 1;
    return send(command, stream);
  };
  return counted;
}

async function nothingIsUnderWay(bot: Awaited<ReturnType<Scene['startBot']>>): Promise<void> {
  await vi.waitFor(async () => expect(await bot.parts.queue.backlog()).toMatchObject({ waiting: 0, running: 0 }), {
    timeout: 50_000,
  });
}

/**
 * Expects that the error says that the record cannot be read, or that its encryption key is missing: in a record
 * without a signature, a damaged key id looks like the id of a missing key.
 */
function isTold(error: unknown): void {
  const isMissingKey = error instanceof ConfigError && error.message.endsWith('which is not configured.');
  if (!isMissingKey) expect(error).toMatchObject({ name: 'UnreadableRecordError' });
}
