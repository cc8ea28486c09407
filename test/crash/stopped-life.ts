import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { vi } from 'vitest';
import { type EmbeddedAws, startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { createPerson, type Person } from '../../sandbox/person/person.ts';
import { appDm, messageText } from '../../sandbox/person/read-screen.ts';
import { type EmbeddedSlack, startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { witnessLeftovers } from '../../sandbox/stories/witness.ts';
import { environmentOf } from '../../sandbox/world.ts';
import { createAwsAccount } from '../../src/aws/account.ts';
import { loadConfig } from '../../src/config.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { removeAllOrphans } from '../../src/scenario/sweep/orphan-remover.ts';
import { orphanParts } from '../../src/scenario/sweep/sweep.ts';
import { createRedisDemoStore } from '../../src/state/redis-demo-store.ts';
import { createSealer } from '../../src/state/sealer.ts';
import { startRedis } from '../support/redis.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { awsNameOf, slackNameOf } from './call-names.ts';
import { castOf, playerOf } from './cast.ts';
import { type Closer, createCloser } from './closer.ts';
import { type Cut, createGate, type Gate, type Point } from './gate.ts';
import { startHttpProxy } from './http-proxy.ts';
import { playOn, type Story } from './play-on.ts';
import { createStopGate } from './stop-gate.ts';
import { createWitness, type Findings, type Witness } from './witness.ts';

/** What the person does while the bot is stopped. */
export const WHILE_STOPPED = ['plays on', 'stops'] as const;
export type WhileStopped = (typeof WHILE_STOPPED)[number];

export interface StoppedLife {
  readonly story: Story;
  readonly findings: Findings;
  readonly points: readonly Point[];
  readonly isCut: boolean;
  readonly seconds: number;
  readonly logTail: string;
  /** Messages of the bot that remain and do not say how a demo ended. */
  readonly staleMessages: readonly string[];
  /** Demos that are not over, or whose record cannot be read. */
  readonly unfinished: readonly string[];
  /** Resources in AWS when neither bot makes calls any more. */
  readonly leftInAws: readonly string[];
  /** Resources in AWS after the next sweep. */
  readonly leftAfterSweep: readonly string[];
}

const TAKEOVER_SECONDS = 2;
const CONNECT_MS = 60_000;
/** If a bot makes no call for this time, in milliseconds, it counts as waiting. */
const QUIET_MS = 1_500;
/**
 * How long the first bot stays stopped for the work of the other bot, at most, after the other bot has connected, in
 * milliseconds. The stop command of the person can take longer.
 */
const LONGEST_STOP_MS = 14_000;
/**
 * How long the first bot is stopped at least, after the other bot has connected, in milliseconds. It is longer than the
 * bot waits for an answer of Slack, so the bot posts again although Slack may have posted the message.
 */
const SHORTEST_STOP_MS = 10_500;
const LATER_MS = 4 * 3_600_000;
/** Calls that a bot makes even if there is no demo. */
const ALL_BOTS_CALL = /apps\.connections\.open|auth\.test/;

/**
 * Plays one whole demo of one person. At the cut the bot is stopped, another bot takes over, and then the first one
 * continues.
 */
export async function liveStopped(
  lesson: string,
  cut?: Cut,
  whileStopped: WhileStopped = 'plays on',
): Promise<StoppedLife> {
  const startedAt = Date.now();
  const cast = castOf(lesson);
  await using parts = createCloser();
  const world = await startWorld(parts, lesson);
  const { aws, slack, person, witness } = world;
  const otherGate = createGate([], () => undefined);
  const gate = createStopGate(cut, async () => {
    first.pause();
    const connectedBefore = slack.connectionCount();
    const other = await world.startBot(otherGate);
    await until(() => slack.connectionCount() > connectedBefore || other.hasEnded, CONNECT_MS);
    await untilTakenOver(otherGate, () => (whileStopped === 'stops' ? stopsTheDemo(person) : undefined));
    first.resume();
  });
  const first = await world.startBot(gate);
  await until(() => slack.connectionCount() > 0, CONNECT_MS);
  const story = await playOn(person, cast.patience, cast.createPart(person));
  await gate.whenGoing();
  await untilQuiet([gate, otherGate]);

  const findings = witness.report();
  const leftInAws = witnessLeftovers(aws.view());
  const unfinished = await sweepLater(world);
  return {
    story,
    findings,
    points: gate.passed,
    isCut: gate.isCut,
    seconds: (Date.now() - startedAt) / 1000,
    logTail: [
      world.logTail(),
      `Calls of the first bot: ${namesOf(gate)}`,
      `Calls of the other bot: ${namesOf(otherGate)}`,
    ].join('\n'),
    staleMessages: staleMessagesOf(person),
    unfinished,
    leftInAws,
    leftAfterSweep: witnessLeftovers(aws.view()),
  };
}

function namesOf({ passed }: Pick<Gate, 'passed'>): string {
  return passed.map(({ name }) => name).join(', ');
}

interface World {
  readonly aws: EmbeddedAws;
  readonly slack: EmbeddedSlack;
  readonly person: Person;
  readonly witness: Witness;
  readonly redisUrl: string;
  readonly key: Buffer;
  startBot(gate: Gate): Promise<BotProcess>;
  logTail(): string;
}

async function startWorld(parts: Closer, lesson: string): Promise<World> {
  const manifest = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  const aws = parts.adopt(await startEmbeddedAws({ propagationSeconds: 0 }), (it) => it.close());
  const slack = parts.adopt(await startEmbeddedSlack({ manifest, fileProcessingMs: 0 }), (it) => it.close());
  const redis = parts.adopt(await startRedis(), (it) => it.stop());
  const { userId, settings } = await playerOf(lesson, slack, aws);
  const person = parts.adopt(await createPerson(slack.url, userId), (it) => it.close());
  const witness = createWitness(aws, slack, person);
  const key = randomBytes(32);
  const bots: BotProcess[] = [];
  return {
    aws,
    slack,
    person,
    witness,
    redisUrl: redis.url,
    key,
    logTail: () => bots.map((bot) => bot.logTail()).join('\n--- the other bot ---\n'),
    startBot: async (gate) => {
      const { onAwsAnswer } = witness;
      const toAws = { target: aws.url, gate, nameOf: awsNameOf, onAnswer: onAwsAnswer };
      const toSlack = { target: slack.url, gate, nameOf: slackNameOf };
      const awsProxy = parts.adopt(await startHttpProxy(toAws), (it) => it.close());
      const slackProxy = parts.adopt(await startHttpProxy(toSlack), (it) => it.close());
      const bot = startBotProcess({
        ...environmentOf(aws, slack),
        ...settings,
        AWS_ENDPOINT_URL: awsProxy.url,
        SLACK_API_URL: `${slackProxy.url}/api/`,
        MFA_DEMO_STATE: 'redis',
        REDIS_URL: redis.url,
        STATE_ENCRYPTION_KEY: key.toString('base64'),
        MFA_DEMO_DEVICE_SETTLE_SECONDS: '0',
        MFA_DEMO_TAKEOVER_SECONDS: String(TAKEOVER_SECONDS),
      });
      bots.push(bot);
      return parts.adopt(bot, (it) => it.stop());
    },
  };
}

/**
 * Calls `andThen`, and waits until the other bot has worked and makes no more calls, but at least SHORTEST_STOP_MS.
 * After LONGEST_STOP_MS, it no longer waits for the other bot.
 */
async function untilTakenOver({ passed }: Gate, andThen: () => Promise<void> | undefined): Promise<void> {
  const since = Date.now();
  await andThen();
  const hasWorked = () => passed.some(({ name }) => !ALL_BOTS_CALL.test(name));
  const isOver = () => Date.now() - since > LONGEST_STOP_MS;
  await until(() => hasWorked() || isOver(), CONNECT_MS);
  await untilQuiet([{ passed }], isOver);
  await until(() => Date.now() - since > SHORTEST_STOP_MS, CONNECT_MS);
}

/** Types the stop command, again if needed: a stopped bot is still connected, and Slack may send the command to it. */
async function stopsTheDemo(person: Person): Promise<void> {
  const isStopping = () => /cleaning up|0 left/i.test(person.text());
  for (let tries = 0; tries < 4 && !isStopping(); tries++) {
    await person.types('/mfa-demo stop').catch(() => undefined);
    await person.until('the end', () => isStopping() || undefined, 4_000).catch(() => undefined);
  }
}

async function untilQuiet(gates: readonly Pick<Gate, 'passed'>[], isOver: () => boolean = () => false): Promise<void> {
  const count = () => gates.reduce((sum, { passed }) => sum + passed.length, 0);
  let [seen, since] = [count(), Date.now()];
  await until(() => {
    if (count() !== seen) [seen, since] = [count(), Date.now()];
    return isOver() || Date.now() - since > QUIET_MS;
  }, CONNECT_MS);
}

async function until(condition: () => boolean, timeout: number): Promise<void> {
  await vi.waitFor(
    () => {
      if (!condition()) throw new Error('not yet');
    },
    { timeout, interval: 20 },
  );
}

/** Returns messages that do not say how a demo ended. At the end of a demo the bot deletes its other messages. */
function staleMessagesOf(person: Person): string[] {
  return appDm(person.screen())
    .messages.filter(({ isFromApp, isEphemeral }) => isFromApp && !isEphemeral)
    .map(messageText)
    .filter((text) => !/0 left|Cleanup incomplete/.test(text));
}

/**
 * Removes orphans as the periodic sweep does, with a clock four hours ahead. Returns the ids of demos that were not
 * over before, or whose record cannot be read.
 */
async function sweepLater({ aws: embedded, slack, redisUrl, key }: World): Promise<string[]> {
  const config = loadConfig({
    ...environmentOf(embedded, slack),
    MFA_DEMO_STATE: 'redis',
    REDIS_URL: redisUrl,
    STATE_ENCRYPTION_KEY: key.toString('base64'),
  });
  const redis = new Redis(redisUrl);
  const aws = createAwsAccount(config.aws);
  const prefix = `mfa-demo:${config.demo.installation}`;
  const store = createRedisDemoStore({ scenarios: SCENARIOS, redis, prefix, sealer: createSealer([key]) });
  try {
    const unfinished = [...(await store.listActive()), ...(await store.listUnreadable())];
    const later = { ...aws, now: () => Date.now() + LATER_MS };
    await removeAllOrphans(orphanParts({ aws: later, store, settings: config.demo }));
    return unfinished.map(({ demoId }) => demoId);
  } finally {
    aws.close();
    redis.disconnect();
  }
}
