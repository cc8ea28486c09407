import { GetUserCommand } from '@aws-sdk/client-iam';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createThrottle } from '../../../../sandbox/aws/faults/throttle.ts';
import { startEmbeddedAws } from '../../../../sandbox/aws/start.ts';
import { createClients } from '../../../../src/aws/client/clients.ts';
import { createPacing } from '../../../../src/aws/client/pacing/pacing.ts';
import type { CallBudget } from '../../../../src/shared/call-budget.ts';
import type { RedisClient } from '../../../../src/shared/redis-client.ts';
import { createRedisCallBudget } from '../../../../src/state/redis-call-budget.ts';
import { findRedis } from '../../../support/redis.ts';
import { useRedis } from '../../../support/use-redis.ts';

const CALLS_PER_SECOND = 15;
const [SECONDS_OF_LEARNING, SECONDS_WATCHED] = [3, 12];
const STEP_MS = 20;
const URGENT = 1;
const OTHER = 2;

/**
 * Simulates bots that share a limit of AWS through a budget of calls in Redis. The clock moves only when the test moves
 * it.
 */
function movedScene(connections: readonly RedisClient[]) {
  let now = 1_000_000;
  let taken = 0;
  let refused = 0;
  let due: { at: number; act: () => void }[] = [];
  const clock = { now: () => now, after: (ms: number, act: () => void) => void due.push({ at: now + ms, act }) };
  const limit = createThrottle(() => now);
  limit.limitTo(CALLS_PER_SECOND);
  const paces = connections.map((redis) =>
    createPacing({ clock, budget: createRedisCallBudget(redis, 'mfa-demo:test', () => now) }).paceOf('GetUser'),
  );
  const call = async (pace: (typeof paces)[number], order: number): Promise<void> => {
    await pace.turn({ urgency: () => OTHER, order });
    try {
      limit.take('GetUser');
      taken += 1;
      pace.taken();
    } catch {
      refused += 1;
      pace.refused();
      await call(pace, order);
    }
  };
  /** Redis answers in the order of the commands, so after these pings all earlier commands are answered. */
  const settle = () => Promise.all(connections.map((redis) => redis.ping().then(() => redis.ping())));
  return {
    taken: () => taken,
    refused: () => refused,
    begin: (calls: number) => {
      for (const pace of paces) for (let order = 0; order < calls; order += 1) void call(pace, order);
    },
    pass: async (seconds: number) => {
      for (let step = 0; step < (seconds * 1000) / STEP_MS; step += 1) {
        now += STEP_MS;
        const ripe = due.filter(({ at }) => at <= now);
        due = due.filter(({ at }) => at > now);
        for (const { act } of ripe) act();
        await settle();
      }
    },
  };
}

/** Starts an embedded AWS. `newBot` returns a bot that uses it. */
async function startScene() {
  const aws = await startEmbeddedAws({ propagationSeconds: 0 });
  onTestFinished(() => aws.close());
  const newBot = (budget: CallBudget) => {
    let urgency = OTHER;
    const settings = { region: aws.region, endpoint: aws.url, credentials: aws.adminKey };
    const clients = createClients({
      ...settings,
      budget,
      urgency: () => {
        const now = urgency;
        return () => now;
      },
    });
    onTestFinished(() => clients.close());
    /** Makes a call of this urgency: reads a user that does not exist. */
    const call = async (of = OTHER): Promise<void> => {
      urgency = of;
      const asked = clients.iam.send(new GetUserCommand({ UserName: 'nobody' }));
      await expect(asked).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    };
    return { call, calls: (count: number) => Array.from({ length: count }, () => call()) };
  };
  return { aws, newBot };
}

describe.skipIf(!findRedis())('the pace that bots share', () => {
  const world = useRedis();
  const newBudget = (now?: () => number) => createRedisCallBudget(world.connect(), 'mfa-demo:test', now);

  test('two bots together use most of the calls that AWS allows, with few refusals', async () => {
    const at = movedScene([world.connect(), world.connect()]);
    at.begin(200);
    await at.pass(SECONDS_OF_LEARNING);
    const refusedAtFirst = at.refused();
    await at.pass(SECONDS_WATCHED);
    const seconds = SECONDS_OF_LEARNING + SECONDS_WATCHED;
    const mostThatAwsTakes = CALLS_PER_SECOND * (1 + seconds);
    expect(at.taken()).toBeGreaterThan(0.85 * mostThatAwsTakes);
    expect(at.refused() - refusedAtFirst).toBeLessThan(0.15 * CALLS_PER_SECOND * SECONDS_WATCHED);
  });

  test('a call with a code is sent before most of the waiting calls of its own bot and of another bot', async () => {
    const { aws, newBot } = await startScene();
    const question = { wanted: 0, taken: 0, isRefused: true, best: 0, rate: 40 };
    await newBudget().ask('GetUser', question);
    const bots = [newBot(newBudget()), newBot(newBudget())] as const;
    // AWS refuses a call of each bot, so that both know the limit.
    for (const bot of bots) {
      aws.orderFault({ operation: 'GetUser', kind: 'throttling' });
      await bot.call();
    }
    let gone = 0;
    const waiting = bots.flatMap(({ calls }) => calls(100)).map((call) => call.then(() => (gone += 1)));
    await bots[0].call(URGENT);
    // The budget had already given the waiting calls their turns for a quarter of a second.
    expect(gone).toBeLessThan(40);
    await Promise.all(waiting);
  });

  test('for an operation that AWS does not limit, no command is sent to Redis', async () => {
    const { newBot } = await startScene();
    let asked = 0;
    const budget = newBudget();
    const counting: CallBudget = {
      ask: (...question) => {
        asked += 1;
        return budget.ask(...question);
      },
    };
    await Promise.all(newBot(counting).calls(100));
    expect(asked).toBe(0);
  });

  test('without Redis the calls of a bot still succeed, also after AWS throttles a call', async () => {
    const { aws, newBot } = await startScene();
    const lost = newBudget();
    world.leave();
    aws.orderFault({ operation: 'GetUser', kind: 'throttling' });
    await Promise.all(newBot(lost).calls(5));
    expect(aws.view().calls.map(({ errorCode }) => errorCode)).toContain('Throttling');
  });

  test('a bot that knows the rate of an operation stores it again in a Redis that lost its data', async () => {
    const budget = newBudget();
    const question = { wanted: 1, taken: 0, isRefused: false, best: 0, rate: 12 };
    expect(await budget.ask('GetUser', question)).toMatchObject({ rate: 12, turns: 1 });
    expect(await budget.ask('CreateUser', { ...question, rate: 0 })).toBeUndefined();
  });

  test('no two bots get the same turn, and some turns are given in advance', async () => {
    const budgets = [newBudget(), newBudget()];
    const question = { wanted: 400, taken: 0, isRefused: false, best: 0, rate: 20 };
    const begunAt = performance.now();
    const answers = [];
    for (let round = 0; round < 20; round += 1) answers.push(await budgets[round % 2]!.ask('GetUser', question));
    const tookMs = performance.now() - begunAt;
    const turns = answers.map((answer) => answer?.turns ?? 0);
    expect(turns[0]).toBe(5);
    expect(turns[1]).toBeGreaterThan(0);
    const before = turns.slice(0, -1).reduce((sum, some) => sum + some, 0);
    expect(answers.at(-1)?.firstInMs).toBeGreaterThan((before - 1) * 50 - tookMs);
  });

  test('the calls that AWS accepted from two bots before the first refusal are added', async () => {
    // The budget adds such calls only for one second, so its clock does not move.
    const now = () => 1_000_000;
    const [one, other] = [newBudget(now), newBudget(now)];
    const question = { wanted: 0, taken: 0, isRefused: true };
    expect(await one.ask('GetUser', { ...question, best: 8, rate: 8 })).toMatchObject({ rate: 8 });
    expect(await other.ask('GetUser', { ...question, best: 7, rate: 7 })).toMatchObject({ rate: 15 });
    expect(await other.ask('GetUser', { ...question, best: 9, rate: 15 })).toMatchObject({ rate: 17 });
  });

  test('a rate that has grown so high that pacing is not needed is deleted from Redis', async () => {
    const budget = newBudget();
    const question = { wanted: 1, taken: 0, isRefused: false, best: 0, rate: 20 };
    await budget.ask('GetUser', question);
    expect(await budget.ask('GetUser', { ...question, taken: 1000 })).toBeUndefined();
    expect(await world.redis.keys('*aws-budget*')).toEqual([]);
  });
});
