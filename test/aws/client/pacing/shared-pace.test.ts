import { GetUserCommand } from '@aws-sdk/client-iam';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startEmbeddedAws } from '../../../../sandbox/aws/start.ts';
import { createClients } from '../../../../src/aws/client/clients.ts';
import type { CallBudget } from '../../../../src/shared/call-budget.ts';
import { createRedisCallBudget } from '../../../../src/state/redis-call-budget.ts';
import { findRedis } from '../../../support/redis.ts';
import { useRedis } from '../../../support/use-redis.ts';

const CALLS_PER_SECOND = 30;
const URGENT = 1;
const OTHER = 2;

/** An AWS that takes so many calls per second, and bots on it. */
async function startScene(throttlePerSecond?: number) {
  const aws = await startEmbeddedAws({ propagationSeconds: 0, throttlePerSecond });
  onTestFinished(() => aws.close());
  const newBot = (budget: CallBudget) => {
    let urgency = OTHER;
    const settings = { region: aws.region, endpoint: aws.url, credentials: aws.adminKey };
    const clients = createClients({ ...settings, budget, urgency: () => urgency });
    onTestFinished(() => clients.close());
    /** Asks for somebody who is not there, which is a call like any other. */
    const call = async (of = OTHER): Promise<void> => {
      urgency = of;
      const asked = clients.iam.send(new GetUserCommand({ UserName: 'nobody' }));
      await expect(asked).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    };
    return { call, calls: (count: number) => Array.from({ length: count }, () => call()) };
  };
  return { aws, newBot, refused: () => aws.view().throttle.refused };
}

describe.skipIf(!findRedis())('the pace that bots share', () => {
  const world = useRedis();
  const newBudget = (prefix = 'mfa-demo:test') => createRedisCallBudget(world.connect(), prefix);
  const sharedRate = async () => Number(await world.redis.hget('{mfa-demo:test}:aws-budget:GetUser', 'rate'));

  test('two bots together keep to what AWS takes, and use it', async () => {
    const { newBot, refused } = await startScene(CALLS_PER_SECOND);
    const bots = [newBot(newBudget()), newBot(newBudget())];
    // All of them leave at once, before anybody knows of a limit; after that the two have to get along.
    await Promise.all(bots.flatMap(({ calls }) => calls(2 * CALLS_PER_SECOND)));
    const refusedAtFirst = refused();
    await Promise.all(bots.flatMap(({ calls }) => calls(CALLS_PER_SECOND)));
    expect(refused() - refusedAtFirst).toBeLessThan(CALLS_PER_SECOND);
    expect(await sharedRate()).toBeGreaterThan(0.85 * CALLS_PER_SECOND);
    expect(await sharedRate()).toBeLessThan(1.5 * CALLS_PER_SECOND);
  });

  test('a code goes before hundreds of calls that wait, also those of another bot', async () => {
    const { aws, newBot } = await startScene();
    const question = { wanted: 0, taken: 0, isRefused: true, best: 0, rate: 40 };
    await newBudget().ask('GetUser', question);
    const bots = [newBot(newBudget()), newBot(newBudget())] as const;
    // Each has been refused a call, so that both know of the limit.
    for (const bot of bots) {
      aws.orderFault({ operation: 'GetUser', kind: 'throttling' });
      await bot.call();
    }
    let gone = 0;
    const waiting = bots.flatMap(({ calls }) => calls(100)).map((call) => call.then(() => (gone += 1)));
    await bots[0].call(URGENT);
    // Turns of a quarter of a second had been given already.
    expect(gone).toBeLessThan(40);
    await Promise.all(waiting);
  });

  test('what AWS does not limit costs nothing in Redis', async () => {
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

  test('without Redis each bot keeps a pace of its own', async () => {
    const { newBot, refused } = await startScene(CALLS_PER_SECOND);
    const lost = newBudget();
    world.leave();
    await Promise.all(newBot(lost).calls(2 * CALLS_PER_SECOND));
    expect(refused()).toBeGreaterThan(0);
  });

  test('a bot that has learned a rate tells it a Redis that was emptied', async () => {
    const budget = newBudget();
    const question = { wanted: 1, taken: 0, isRefused: false, best: 0, rate: 12 };
    expect(await budget.ask('GetUser', question)).toMatchObject({ rate: 12, turns: 1 });
    expect(await budget.ask('CreateUser', { ...question, rate: 0 })).toBeUndefined();
  });

  test('turns follow one another, whoever asks, and some are given in advance', async () => {
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

  test('what two bots have had before the first refusal adds up', async () => {
    const [one, other] = [newBudget(), newBudget()];
    const question = { wanted: 0, taken: 0, isRefused: true };
    expect(await one.ask('GetUser', { ...question, best: 8, rate: 8 })).toMatchObject({ rate: 8 });
    expect(await other.ask('GetUser', { ...question, best: 7, rate: 7 })).toMatchObject({ rate: 15 });
    expect(await other.ask('GetUser', { ...question, best: 9, rate: 15 })).toMatchObject({ rate: 17 });
  });

  test('a rate that has grown beyond all limits is forgotten', async () => {
    const budget = newBudget();
    const question = { wanted: 1, taken: 0, isRefused: false, best: 0, rate: 20 };
    await budget.ask('GetUser', question);
    expect(await budget.ask('GetUser', { ...question, taken: 1000 })).toBeUndefined();
    expect(await world.redis.keys('*aws-budget*')).toEqual([]);
  });
});
