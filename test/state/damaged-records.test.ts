import { beforeEach, describe, expect, test } from 'vitest';
import { UnreadableRecordError } from '../../src/scenario/ports/demo-store.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import type { RedisClient } from '../../src/shared/redis-client.ts';
import { pack } from '../../src/state/packed-text.ts';
import { createRedisDemoStore, type RedisDemoStore } from '../../src/state/redis-demo-store.ts';
import { createSealer, randomKey } from '../../src/state/sealer.ts';
import { fullDemo, newDemo, revealed, SAMPLE_SECRETS } from '../contract/sample-demos.ts';
import { recordText } from '../support/record-text.ts';
import { findRedis } from '../support/redis.ts';
import { useRedis } from '../support/use-redis.ts';

const prefix = 'mfa-demo:test';
const keyOf = (demoId: string) => `{${prefix}}:demo:${demoId}`;
const OWN = keyOf('abc123def456');
const BY_PARTICIPANT = `{${prefix}}:active-by-participant`;
const BY_AGE = `{${prefix}}:active-by-age`;
const ana = fullDemo().participant;
const other = { ...newDemo(), demoId: 'other', createdAt: 5, participant: { ...ana, userId: 'U2' } };

describe.skipIf(!findRedis())('a damaged record', () => {
  const server = useRedis();
  let redis: RedisClient;
  let store: RedisDemoStore;
  const keys = [randomKey()];
  const open = (sealer = createSealer(keys)) => createRedisDemoStore({ scenarios: SCENARIOS, redis, prefix, sealer });

  beforeEach(async () => {
    redis = server.redis;
    store = open();
    await store.createIfNoneActive(fullDemo());
    await store.createIfNoneActive(other);
  });

  const change = async (how: (record: Record<string, unknown>) => void) => {
    const record = JSON.parse(await recordText(redis, OWN));
    how(record);
    await redis.hset(OWN, 'record', JSON.stringify(record));
  };
  const set = (fields: object) => change((record) => Object.assign(record, fields));
  const unsigned = async (fields: object) => {
    await set(fields);
    await redis.hdel(OWN, 'signature');
  };
  const DAMAGES: Readonly<Record<string, () => Promise<unknown>>> = {
    'another version beside the record': () => redis.hset(OWN, 'version', 7),
    'a version that is no number': () => redis.hset(OWN, 'version', 'x'),
    'no version beside the record': () => redis.hdel(OWN, 'version'),
    'another version in the record': () => set({ version: 7 }),
    'another version in an unsigned record': () => unsigned({ version: 7 }),
    'no record': () => redis.hdel(OWN, 'record'),
    'half of a record': async () => redis.hset(OWN, 'record', (await recordText(redis, OWN)).slice(0, 200)),
    'half of a compressed record': async () =>
      redis.hset(OWN, 'record', ((await redis.hget(OWN, 'record')) ?? '').slice(0, 200)),
    'another letter in the compressed record': async () =>
      redis.hset(
        OWN,
        'record',
        ((await redis.hget(OWN, 'record')) ?? '').replace(/(?<=^.{50})./, (one) => (one === 'a' ? 'b' : 'a')),
      ),
    'a compressed record of two million blanks': () => redis.hset(OWN, 'record', pack(' '.repeat(2_000_000))),
    'the signature of another demo': async () =>
      redis.hset(OWN, 'signature', (await redis.hget(keyOf('other'), 'signature')) ?? ''),
    'an invalid signature': () => redis.hset(OWN, 'signature', 'none'),
    'the id of another demo': () => set({ demoId: 'zzz123def456' }),
    'the whole record of another demo': async () => redis.hset(OWN, await redis.hgetall(keyOf('other'))),
    'the unsigned record of another demo': async () => {
      const { record, version } = await redis.hgetall(keyOf('other'));
      await redis.del(OWN);
      await redis.hset(OWN, { record, version });
    },
    'another participant': () => set({ participant: other.participant }),
    'the phase `ended` before the end': () => set({ phase: 'ended', receipt: { removed: [], left: [], listedAt: 1 } }),
    'the phase `ended` before the end, unsigned': () => unsigned({ phase: 'ended' }),
    'a deadline years ahead': () => set({ deadlineAt: 4_000_000_000_000 }),
    'a creation years ahead': () => set({ createdAt: 4_000_000_000_000 }),
    'a negative number': () => unsigned({ refusalCount: -1 }),
    'a number that is too large': () => unsigned({ deadlineAt: 1e300 }),
    'steps that were never done': () => set({ finishedSteps: ['create-user', 'enable-mfa-device', 'prove-with-mfa'] }),
    'started steps missing': () => set({ startedSteps: [] }),
    'two encrypted values exchanged': () =>
      change((record) => {
        const { session } = record.state as { session: Record<string, unknown> };
        [session.secretAccessKey, session.sessionToken] = [session.sessionToken, session.secretAccessKey];
      }),
    'a string instead of the hash': async () => {
      await redis.del(OWN);
      await redis.set(OWN, 'a text');
    },
    'a list instead of the hash': async () => {
      await redis.del(OWN);
      await redis.rpush(OWN, 'one', 'two');
    },
  };

  for (const [damage, doIt] of Object.entries(DAMAGES)) {
    test(`a record with this damage cannot be read, hides no other demo, and can be deleted: ${damage}`, async () => {
      await doIt();
      const listed = (await store.listActive()).map(({ demoId }) => demoId);
      expect(listed).toEqual(['other']);
      expect(await store.listUnreadable()).toEqual([{ demoId: 'abc123def456', createdAt: fullDemo().createdAt }]);
      const told = await store.createIfNoneActive(newDemo({ demoId: 'next' })).catch((error: unknown) => error);
      if (told instanceof Error) for (const secret of SAMPLE_SECRETS) expect(told.message).not.toContain(secret);
      expect(await store.forgetUnreadable('abc123def456')).toBe(true);
      expect(await redis.exists(OWN)).toBe(0);
      expect(await store.createIfNoneActive(newDemo({ demoId: 'last' }))).toBeDefined();
      expect(await store.load('other')).toEqual(other);
      expect(await store.listUnreadable()).toEqual([]);
    });
  }

  test('a record with a changed version is unreadable, and a save of the demo conflicts with it', async () => {
    const before = await store.load('abc123def456');
    await redis.hset(OWN, 'version', 7);
    await expect(store.load('abc123def456')).rejects.toBeInstanceOf(UnreadableRecordError);
    await expect(store.findActive(ana)).rejects.toBeInstanceOf(UnreadableRecordError);
    await expect(store.save(before!)).rejects.toThrow('at version 7');
  });

  test('an unsigned record is read if an earlier version of the bot, which did not sign, saved it over a signed record', async () => {
    const version = await redis.hget(OWN, 'version');
    const next = { ...JSON.parse(await recordText(redis, OWN)), version: Number(version) + 1 };
    await redis.hset(OWN, 'version', next.version, 'record', JSON.stringify(next));
    expect(revealed(await store.load('abc123def456'))).toEqual(revealed({ ...fullDemo(), version: next.version }));
    expect(await store.listUnreadable()).toEqual([]);
  });

  test('a record is read if its signature was made with a key that was removed', async () => {
    const rotated = open(createSealer([randomKey()]));
    expect(await rotated.load('other')).toEqual(other);
  });

  test('a person does not get the demo of another person from a damaged index', async () => {
    await redis.hset(BY_PARTICIPANT, JSON.stringify(['T1', 'U9']), 'other');
    const max = { ...ana, userId: 'U9' };
    expect(await store.findActive(max)).toBeUndefined();
    const made = await store.createIfNoneActive(newDemo({ demoId: 'own', participant: max }));
    expect(made).toMatchObject({ created: true, demo: { demoId: 'own' } });
    expect(await store.findActive(max)).toMatchObject({ demoId: 'own' });
    expect(await store.findActive(other.participant)).toMatchObject({ demoId: 'other' });
  });

  test('demos can be listed, saved, ended and started when an index has another type or a wrong count', async () => {
    const wrongType = [BY_AGE, `{${prefix}}:active-stages`, `{${prefix}}:active-by-stage`];
    for (const key of wrongType) {
      await redis.del(key);
      await redis.set(key, 'a text');
    }
    expect((await store.listActive()).map(({ demoId }) => demoId).toSorted()).toEqual(['abc123def456', 'other']);
    const saved = await store.save({ ...other, stage: 'awaiting-enrollment' });
    expect(await store.countByStage()).toEqual(new Map([['awaiting-enrollment', 1]]));
    await redis.hset(`{${prefix}}:active-by-stage`, 'awaiting-enrollment', 'many');
    expect(await store.countByStage()).toEqual(new Map([['awaiting-enrollment', 0]]));
    await store.save({ ...saved, phase: 'ended' });
    expect(await store.findActive(other.participant)).toBeUndefined();
    expect(await store.createIfNoneActive(newDemo({ demoId: 'new', participant: other.participant }))).toMatchObject({
      created: true,
    });
  });
});
