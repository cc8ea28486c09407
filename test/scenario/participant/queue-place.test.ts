import { expect, test } from 'vitest';
import { UpstreamError } from '../../../src/errors.ts';
import { createSignals } from '../../../src/observability/signals.ts';
import { createInProcessQueue } from '../../../src/queue/in-process-queue.ts';
import type { Demo } from '../../../src/scenario/demo.ts';
import { createOperations } from '../../../src/scenario/participant/create-operations.ts';
import type { QueuePlace } from '../../../src/scenario/participant/operations.ts';
import { createQueuePace } from '../../../src/scenario/participant/queue-place.ts';
import { SCENARIOS } from '../../../src/scenario/scenarios.ts';
import { createMemoryDemoStore } from '../../../src/state/memory-demo-store.ts';
import { createMemoryNotes } from '../../../src/state/people/memory-notes.ts';
import { createSealer, randomKey } from '../../../src/state/sealer.ts';
import { newDemo } from '../../contract/sample-demos.ts';
import { movableClock } from '../../support/movable-clock.ts';

const LIFETIME_MS = 30 * 60_000;

/** Returns a clock, notes and `startBot`. Each bot can start demos, and move them out of their first stage. */
function startRoom() {
  const clock = movableClock(() => newDemo().createdAt);
  const notes = createMemoryNotes(clock);
  const store = createMemoryDemoStore({ scenarios: SCENARIOS, sealer: createSealer([randomKey()]) });
  const waiting: Demo[] = [];
  let count = 0;

  function startBot({ add = notes.add } = {}) {
    const { tell, subscribe } = createSignals(() => undefined);
    const pace = createQueuePace({ scenarios: SCENARIOS, store, notes: { add }, clock, subscribe });
    const operations = createOperations({
      scenarios: SCENARIOS,
      store,
      queue: createInProcessQueue({ clock }),
      clock,
      events: tell,
      pace,
      access: { allowedUserIds: [], allowedUsergroupId: undefined, allowedChannelIds: [], maxActiveDemos: 1000 },
      settings: {
        installation: 'test',
        lifetimeMs: LIFETIME_MS,
        longestLifetimeMs: 4 * LIFETIME_MS,
        deviceSettleMs: 0,
        policySettleMs: 0,
      },
      newDemoId: () => `demo${String(++count).padStart(8, '0')}`,
    });
    const start = async (): Promise<QueuePlace | undefined> => {
      let told: QueuePlace | undefined;
      const greet = async (_demo: Demo, place?: QueuePlace) => {
        told = place;
      };
      const wish = { isGuest: false, isInAllowedGroup: async () => false, channelId: 'D1', greet };
      const started = await operations.start({ workspaceId: 'T1', userId: `U${count}`, locale: 'en' }, wish);
      if (started.kind !== 'started') throw new Error(started.kind);
      waiting.push(started.demo);
      return told;
    };
    return {
      start,
      starts: async (many: number) => {
        for (let each = 0; each < many; each++) await start();
      },
      /** Moves this many demos out of their first stage, the oldest first. */
      prepares: async (many: number) => {
        for (const demo of waiting.splice(0, many))
          tell.stageEntered(await store.save({ ...demo, stage: 'awaiting-enrollment' }), demo.stage);
      },
    };
  }
  return { clock, notes, startBot };
}

test('a person who starts a demo learns how many demos are before it, and how long these need at the present pace', async () => {
  const { clock, startBot } = startRoom();
  const bot = startBot();
  await bot.starts(60);
  clock.pass(1000);
  await bot.prepares(1);
  clock.pass(2000);
  await bot.prepares(8);
  clock.pass(1000);
  // Nine of sixty demos have left their first stage, in four seconds.
  const place = await bot.start();
  expect(place?.before).toBe(51);
  expect(place?.seconds).toBeCloseTo(51 / (9 / 4), 5);
});

test('a person learns no place if too few demos have left their first stage to know the pace, or if the wait is short', async () => {
  const { clock, startBot } = startRoom();
  const bot = startBot();
  await bot.starts(40);
  expect(await bot.start()).toBeUndefined();
  clock.pass(1000);
  await bot.prepares(4);
  clock.pass(1000);
  expect(await bot.start()).toBeUndefined();
  await bot.prepares(36);
  clock.pass(1000);
  expect(await bot.start()).toBeUndefined();
});

test('bots that share their notes measure the pace together', async () => {
  const { clock, startBot } = startRoom();
  const [one, other] = [startBot(), startBot()];
  await one.starts(80);
  await other.starts(1);
  clock.pass(1000);
  await one.prepares(5);
  await other.prepares(5);
  clock.pass(1000);
  await one.prepares(5);
  await other.prepares(5);
  clock.pass(1000);
  await other.start();
  expect((await one.start())?.seconds).toBeCloseTo(62 / (20 / 3), 5);
});

test('a time without a queue does not change the measured pace; after 31 seconds without news the pace is not known', async () => {
  const { clock, startBot } = startRoom();
  const bot = startBot();
  await bot.starts(1);
  await bot.prepares(1);
  clock.pass(20_000);
  await bot.starts(60);
  clock.pass(1000);
  await bot.prepares(10);
  clock.pass(1000);
  expect(await bot.start()).toMatchObject({ before: 50, seconds: 10 });
  clock.pass(31_000);
  expect(await bot.start()).toBeUndefined();
});

test('demos that left their first stage while the notes could not be reached are counted later', async () => {
  const { clock, notes, startBot } = startRoom();
  let isAway = false;
  const add: typeof notes.add = (...values) =>
    isAway ? Promise.reject(new UpstreamError('redis', 'away', 'Redis is away.')) : notes.add(...values);
  const bot = startBot({ add });
  await bot.starts(60);
  clock.pass(1000);
  isAway = true;
  await bot.prepares(10);
  clock.pass(1000);
  isAway = false;
  // Ten of sixty demos have left their first stage, in two seconds.
  expect(await bot.start()).toEqual({ before: 50, seconds: 10 });
});

test('a demo can be started when the notes cannot be reached', async () => {
  const { clock, startBot } = startRoom();
  const add = () => Promise.reject(new UpstreamError('redis', 'away', 'Redis is away.'));
  const bot = startBot({ add });
  await bot.starts(30);
  await bot.prepares(10);
  clock.pass(1000);
  expect(await bot.start()).toBeUndefined();
});
