import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../sandbox/person/person.ts';
import { appDm } from '../../sandbox/person/read-screen.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { Secret } from '../../src/scenario/secret.ts';
import { createRedisDemoStore } from '../../src/state/redis-demo-store.ts';
import { createSealer } from '../../src/state/sealer.ts';
import { recordText } from '../support/record-text.ts';
import { findRedis, startRedis, type TestRedis } from '../support/redis.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { enrolls, expectNothingLeft, freshCode, isPrepared, startsAndScans, twoCodes } from './moves.ts';

type Record1 = Readonly<Record<string, unknown>>;
interface Record2 {
  readonly demoId: string;
  readonly participant: object;
  readonly createdAt: number;
  readonly deadlineAt: number;
  readonly version: number;
  readonly state: {
    readonly device: { readonly serialNumber: string; readonly seed?: { readonly $sealed: string } };
    readonly accountId: string;
    readonly accessKey?: {
      readonly id: string;
      readonly secret: { readonly $sealed: string };
      readonly issuedAt: number;
    };
    readonly enrolledAt?: number;
  };
}

/** One record for every stage of schema version 1, written by a bot of this version (commit 8b62179) with Redis. */
const written: Readonly<Record<string, Record1>> = JSON.parse(
  readFileSync(new URL('../state/records-of-version-1.json', import.meta.url), 'utf8'),
);

const key = Buffer.alloc(32, 'key of the test ');
const sealer = createSealer([key]);

/** Returns the old record with the ids, times and secrets of the demo of this test run. */
function asWritten(stage: string, now: Record2, conversation: object, codes: readonly string[]): Record1 {
  const { demoId, participant, createdAt, deadlineAt, version, state } = now;
  const { device, accountId, accessKey, enrolledAt } = state;
  const old = written[stage]!;
  const ofThisRun = {
    device: { serialNumber: device.serialNumber, seed: device.seed?.$sealed },
    accessKey: accessKey && { ...accessKey, secret: accessKey.secret.$sealed },
    pending: { codes: codes.map((code) => sealer.seal(new Secret(code), demoId)), sent: false },
    enrolledAt,
    accountId,
  };
  const known = Object.entries(ofThisRun).filter(([field]) => field in old);
  return { ...old, demoId, participant, createdAt, deadlineAt, version, conversation, ...Object.fromEntries(known) };
}

/** Replaces the record of the demo with an old record, and removes the fields that version 1 did not have. */
async function goesBack(redis: Redis, stage: string, codes: readonly string[]): Promise<void> {
  const recordKey = await keyOfTheRecord(redis);
  const record = await recordText(redis, recordKey);
  const { record: _packed, ...fields } = await redis.hgetall(recordKey);
  const facts = Object.entries(fields).filter(([field]) => field.startsWith('slack.'));
  const conversation = Object.fromEntries(
    facts.filter(([, value]) => value !== 'removed').map(([field, value]) => [field.slice('slack.'.length), value]),
  );
  const { waitingWindow: _, ...rest } = conversation;
  await redis.hset(recordKey, 'record', JSON.stringify(asWritten(stage, JSON.parse(record), rest, codes)));
  await redis.hdel(recordKey, 'signature', ...facts.map(([field]) => field));
}

/** Returns the Redis key of the only record. Keys of other data of the demo are longer. */
async function keyOfTheRecord(redis: Redis): Promise<string> {
  return (await redis.keys('*:demo:*')).find((key) => /:demo:[a-z0-9]{12}$/.test(key)) ?? '';
}

/**
 * Waits until the current bot has finished the preparation. Before that there is no form. The current bot also gives
 * the stage `preparing` to a record of an earlier version whose demo is over; its phase then says that it is over.
 */
async function isTakenOver(redis: Redis): Promise<void> {
  const look = async () => {
    const recordKey = await keyOfTheRecord(redis);
    const { stage, phase = 'running' } = JSON.parse((await recordText(redis, recordKey)) || '{"stage":"preparing"}');
    return stage !== 'preparing' || phase !== 'running';
  };
  await expect.poll(look, { timeout: 30_000 }).toBe(true);
}

async function getsCredentials(ana: Person): Promise<void> {
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with your code');
}

async function ends(ana: Person): Promise<void> {
  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left');
}

/** Enters the code in a new form. A form that was open before the restart is still open below it. */
async function entersTheCodeAndEnds(ana: Person): Promise<void> {
  const left = ana.screen().modals.length;
  await ana.clicks(BUTTONS.enterCode);
  await ana.until('a form of the current bot', ({ modals }) => modals.length > left);
  await getsCredentials(ana);
  await ends(ana);
}

async function enrollsAndEnds(ana: Person): Promise<void> {
  await enrolls(ana);
  await getsCredentials(ana);
  await ends(ana);
}

interface Story {
  /** The point up to which the demo runs before the old record replaces its record. */
  readonly until: 'scanned' | 'enrolled' | 'proved';
  /** How the demo continues after the old record has replaced the new one. */
  goesOn(ana: Person): Promise<unknown>;
}

const STORIES: Readonly<Record<string, Story>> = {
  preparing: { until: 'scanned', goesOn: enrollsAndEnds },
  'awaiting-enrollment': { until: 'scanned', goesOn: enrollsAndEnds },
  enrolling: {
    until: 'scanned',
    goesOn: async (ana) => {
      await ana.sees('Access denied, twice');
      await entersTheCodeAndEnds(ana);
    },
  },
  'awaiting-session-code': { until: 'enrolled', goesOn: entersTheCodeAndEnds },
  proving: {
    until: 'enrolled',
    goesOn: async (ana) => {
      await ana.sees('It worked: S3 allowed access only with your code');
      await ends(ana);
    },
  },
  proved: { until: 'proved', goesOn: ends },
  'tearing-down': { until: 'scanned', goesOn: (ana) => ana.sees('0 left') },
  stuck: { until: 'scanned', goesOn: (ana) => ana.sees('0 left') },
};

async function play(world: TestWorld, ana: Person, until: Story['until']): Promise<void> {
  await startsAndScans(ana);
  await isPrepared(world);
  if (until === 'scanned') return;
  await enrolls(ana);
  if (until === 'proved') await getsCredentials(ana);
}

describe.skipIf(!findRedis())('a record that the bot of version 1 wrote', () => {
  let server: TestRedis;
  let redis: Redis;
  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.url);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  test('exists for every stage of this version', () => {
    expect(Object.keys(written).toSorted()).toEqual([...Object.keys(STORIES), 'ended'].toSorted());
    for (const record of Object.values(written)) expect(record.schemaVersion).toBe(1);
  });

  test.each(Object.entries(STORIES))('%s: its demo continues to the end in the same message', async (stage, story) => {
    await redis.flushall();
    const settings = { STATE_ENCRYPTION_KEY: key.toString('base64') };
    await using world = await startTestWorld({ redisUrl: server.url, settings, sweeps: { firstAfterMs: 0 } });
    const ana = await world.person('Ana');
    await play(world, ana, story.until);
    const codes = stage === 'enrolling' ? twoCodes(ana) : stage === 'proving' ? [freshCode(ana)] : [];
    await goesBack(redis, stage, codes);
    await world.restartBot();
    await isTakenOver(redis);
    await story.goesOn(ana);
    expectNothingLeft(world);
    const messages = appDm(await ana.client.screen()).messages.map(({ blocks }) => JSON.stringify(blocks));
    expect(messages.filter((blocks) => blocks.includes('"type":"header"'))).toHaveLength(1);
    expect(messages.filter((blocks) => blocks.includes('slack_file'))).toEqual([]);
  });

  test('ended: its demo counts as over, and the participant can start again', async () => {
    await redis.flushall();
    const settings = { STATE_ENCRYPTION_KEY: key.toString('base64') };
    await using world = await startTestWorld({ redisUrl: server.url, settings });
    const ana = await world.person('Ana');
    await play(world, ana, 'proved');
    await ends(ana);
    await goesBack(redis, 'ended', []);
    await world.restartBot();
    const recordKey = await keyOfTheRecord(redis);
    const prefix = recordKey.slice(1, recordKey.indexOf('}'));
    const store = createRedisDemoStore({ redis, prefix, sealer, scenarios: SCENARIOS });
    const demoId = recordKey.slice(recordKey.lastIndexOf(':') + 1);
    expect(await store.load(demoId)).toMatchObject({
      demoId,
      phase: 'ended',
      endReason: 'stop',
      receipt: { left: [] },
    });
    await ana.types('/mfa-demo status');
    await ana.sees('You have no demo at the moment');
    await startsAndScans(ana);
  });
});
