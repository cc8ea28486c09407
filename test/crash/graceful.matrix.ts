import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { describe, test, vi } from 'vitest';
import { type EmbeddedAws, startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { createPerson } from '../../sandbox/person/person.ts';
import { startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { environmentOf } from '../../sandbox/world.ts';
import { placeOf } from '../../src/scenario/demo.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { createRedisDemoStore } from '../../src/state/redis-demo-store.ts';
import { createSealer } from '../../src/state/sealer.ts';
import { startRedis } from '../support/redis.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { castOf, lessonOfRun, playerOf } from './cast.ts';
import { createCloser } from './closer.ts';
import { playOn } from './play-on.ts';
import { createWitness } from './witness.ts';

const lesson = lessonOfRun();
const cast = castOf(lesson);
const SLOW_MS = 1500;
const LONGEST_STOP_MS = 10_000;

describe.concurrent('the demo ends with a receipt if the bot is stopped (SIGTERM)', () => {
  for (const { stage, slow } of cast.stages) {
    for (const bots of [1, 2]) {
      test(`while ${stage}, ${bots === 1 ? 'and started again' : 'and a second bot runs'}`, async ({ expect: see }) => {
        await using scene = await startScene();
        if (slow) scene.aws.orderFault({ operation: slow, kind: 'slow', slowMs: SLOW_MS });
        const running = Array.from({ length: bots }, scene.newBot);
        await scene.connected(bots);
        const playing = playOn(scene.person, cast.patience, cast.createPart(scene.person));
        await scene.reached(stage);
        const { code, ms } = await running[0]!.terminate();
        if (bots === 1) scene.newBot();
        const story = await playing;

        see(code).toBe(0);
        see(ms).toBeLessThan(LONGEST_STOP_MS);
        see(story, scene.logTail()).toMatchObject({ sawReceipt: true, starts: 1 });
        see(scene.witness.report()).toMatchObject({ leftovers: [], files: [], duplicateQr: 0 });
        see(scene.usersMade()).toBe(1);
      });
    }
  }
});

/** Waits for a condition, as `vi.waitFor` does; looks every 5 ms, so that short stages are seen. */
async function until(condition: () => Promise<boolean>, timeout: number): Promise<void> {
  await vi.waitFor(
    async () => {
      if (!(await condition())) throw new Error('not yet');
    },
    { timeout, interval: 5 },
  );
}

async function startScene() {
  const manifest = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  const parts = createCloser();
  const aws: EmbeddedAws = parts.adopt(await startEmbeddedAws({ propagationSeconds: 0 }), (it) => it.close());
  const slack = parts.adopt(await startEmbeddedSlack({ manifest, fileProcessingMs: 0 }), (it) => it.close());
  const redis = parts.adopt(await startRedis(), (it) => it.stop());
  const { userId, settings } = await playerOf(lesson, slack, aws);
  const person = parts.adopt(await createPerson(slack.url, userId), (it) => it.close());
  const key = randomBytes(32);
  const client = parts.adopt(new Redis(redis.url), async (it) => it.disconnect());
  const store = createRedisDemoStore({
    scenarios: SCENARIOS,
    redis: client,
    prefix: 'mfa-demo:default',
    sealer: createSealer([key]),
  });
  const bots: BotProcess[] = [];
  parts.defer(async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
  });
  const newBot = () => {
    const bot = startBotProcess({
      ...environmentOf(aws, slack),
      ...settings,
      REDIS_URL: redis.url,
      STATE_ENCRYPTION_KEY: key.toString('base64'),
      MFA_DEMO_DEVICE_SETTLE_SECONDS: '0',
      MFA_DEMO_TAKEOVER_SECONDS: '2',
    });
    bots.push(bot);
    return bot;
  };
  return {
    aws,
    person,
    newBot,
    witness: createWitness(aws, slack, person),
    usersMade: () =>
      aws.view().calls.filter(({ operation, result }) => operation === 'CreateUser' && result === 'allowed').length,
    logTail: () => bots.map((bot) => bot.logTail()).join('\n---\n'),
    connected: (count: number) => until(async () => slack.connectionCount() === count, 40_000),
    reached: (stage: string) =>
      until(async () => (await store.listActive()).some((demo) => placeOf(demo) === stage), cast.patience.giveUpMs),
    [Symbol.asyncDispose]: () => parts[Symbol.asyncDispose](),
  };
}
