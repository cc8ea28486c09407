import { setTimeout as sleep } from 'node:timers/promises';
import type { Persona } from '../../sandbox/slack/person/types.ts';
import type { EmbeddedSlack } from '../../sandbox/slack/start.ts';
import { newDemoId } from '../../src/app/ids.ts';
import { createBullMqQueue } from '../../src/queue/bullmq-queue.ts';
import type { Demo } from '../../src/scenario/demo.ts';
import { deadlineJob, laterJob } from '../../src/scenario/jobs.ts';
import type { MfaUserState } from '../../src/scenario/mfa-user/state.ts';
import { awaitAccessKey } from '../../src/scenario/mfa-user/steps/settle.ts';
import type { Conversation, Fact } from '../../src/scenario/ports/conversation-memory.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { createRedisConversations } from '../../src/state/redis-conversations.ts';
import { createRedisDemoStore } from '../../src/state/redis-demo-store.ts';
import { recordKeyOf } from '../../src/state/redis-records.ts';
import { CALLS_SUFFIX } from '../../src/state/redis-scripts.ts';
import { createSealer } from '../../src/state/sealer.ts';
import { connectTo } from '../../test/support/connect-to-redis.ts';
import type { Hall } from './hall.ts';

const PREFIX = 'mfa-demo:default';
const AT_A_TIME = 50;
const LOOK_EVERY_MS = 200;
const PATIENCE_MS = 60_000;
/**
 * How long after its deadline each demo's reminder is due, in milliseconds. The deadlines are too near for reminders,
 * so the reminders must come after the end of the bench.
 */
const DAY_MS = 24 * 3_600_000;
/**
 * The age that each demo gets, in milliseconds. AWS may not show a new user for some time, so only the teardown of an
 * older demo ends at once if it finds nothing.
 */
const AGE_MS = 25 * 60_000;

interface Deadlines {
  /** Epoch milliseconds. */
  readonly first: number;
  /** All deadlines are within this number of milliseconds after `first`. */
  readonly withinMs: number;
}

export type Parking = ReturnType<typeof openParking>;

/** Returns functions that put waiting demos into Redis, in the same way as the bot stores them. */
export function openParking({ env, redis: server, slack }: Hall) {
  const { client: redis, close } = connectTo(server.url);
  const sealer = createSealer([Buffer.from(env.STATE_ENCRYPTION_KEY ?? '', 'base64')]);
  const store = createRedisDemoStore({ redis, prefix: PREFIX, sealer, scenarios: SCENARIOS });
  const conversations = createRedisConversations(redis, PREFIX);
  const openPatient = () => connectTo(server.url, { isPatient: true });
  const queue = createBullMqQueue({ redis, openPatient, prefix: PREFIX, clock: Date });
  const keyOf = (demoId: string) => recordKeyOf(PREFIX, demoId);

  async function park(template: Demo, facts: Conversation, calls: string[], { userId }: Persona, deadlineAt: number) {
    const demo = ofPerson(template, userId, deadlineAt);
    await queue.enqueue(deadlineJob(demo));
    await queue.enqueue(laterJob(demo, 'background', deadlineAt + DAY_MS));
    await store.createIfNoneActive(demo);
    const told = { ...facts, ...(await postMessage(slack, userId)) };
    for (const [fact, value] of Object.entries(told) as [Fact, string][])
      await conversations.replace(demo.demoId, fact, undefined, value);
    if (calls.length > 0) await redis.rpush(keyOf(demo.demoId) + CALLS_SUFFIX, ...calls);
  }

  return {
    /**
     * Waits until this person's demo waits for its codes and the bot has nothing left to do for it.
     * @throws Error at the time limit
     */
    async untilParked({ userId }: Persona, workspaceId: string): Promise<Demo> {
      const giveUpAt = performance.now() + PATIENCE_MS;
      for (;;) {
        const demo = await store.findActive({ workspaceId, userId });
        if (demo?.stage === 'awaiting-enrollment' && demo.finishedSteps.includes(awaitAccessKey.id)) return demo;
        if (performance.now() > giveUpAt) throw new Error('The first demo was not ready in time.');
        await sleep(LOOK_EVERY_MS);
      }
    },
    /** Makes a demo like this one for each of these people, with evenly spread deadlines. */
    async parkLike(template: Demo, people: readonly Persona[], { first, withinMs }: Deadlines): Promise<void> {
      const facts = await conversations.read(template.demoId);
      const calls = await redis.lrange(keyOf(template.demoId) + CALLS_SUFFIX, 0, -1);
      for (let from = 0; from < people.length; from += AT_A_TIME) {
        const some = people.slice(from, from + AT_A_TIME);
        const deadlineOf = (index: number) => Math.round(first + ((from + index) / people.length) * withinMs);
        await Promise.all(some.map((person, index) => park(template, facts, calls, person, deadlineOf(index))));
      }
    },
    /** Returns the bytes that Redis uses for its data. */
    async usedBytes(): Promise<number> {
      return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
    },
    /**
     * Returns how many bytes Redis uses for one demo: for the hash with its record and its conversation, and for the
     * list of its calls to AWS.
     */
    async bytesOf({ demoId }: Demo): Promise<{ record: number; calls: number }> {
      const usage = async (key: string) => Number((await redis.memory('USAGE', key, 'SAMPLES', 0)) ?? 0);
      return { record: await usage(keyOf(demoId)), calls: await usage(keyOf(demoId) + CALLS_SUFFIX) };
    },
    activeCount: () => redis.zcard(`{${PREFIX}}:active-by-age`),
    async close() {
      await queue.stop();
      close();
    },
  };
}

function ofPerson(template: Demo, userId: string, deadlineAt: number): Demo {
  const demoId = newDemoId();
  const state = template.state as MfaUserState;
  const device = state.device && {
    ...state.device,
    serialNumber: state.device.serialNumber.replace(template.demoId, demoId),
  };
  const createdAt = Date.now() - AGE_MS;
  const participant = { ...template.participant, userId };
  // `remindedAt` is set, so nobody is reminded of a near deadline.
  return {
    ...template,
    demoId,
    participant,
    version: 0,
    createdAt,
    deadlineAt,
    remindedAt: createdAt,
    state: { ...state, device },
  };
}

/** Posts the message that the bot will update. */
async function postMessage(
  slack: EmbeddedSlack,
  userId: string,
): Promise<Pick<Conversation, 'channelId' | 'progressTs'>> {
  const call = async (method: string, body: object) => {
    const headers = { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json; charset=utf-8' };
    const request = new Request(`${slack.apiUrl}${method}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const answer = (await (await slack.fetch(request)).json()) as { ok: boolean; error?: string };
    if (!answer.ok) throw new Error(`${method}: ${answer.error}`);
    return answer;
  };
  const { channel } = (await call('conversations.open', { users: userId })) as unknown as { channel: { id: string } };
  const posted = await call('chat.postMessage', { channel: channel.id, text: 'A demo waits for its person.' });
  return { channelId: channel.id, progressTs: (posted as unknown as { ts: string }).ts };
}
