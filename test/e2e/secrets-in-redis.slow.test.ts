import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { BUTTONS } from '../../src/sandbox/stories/story.ts';
import { leaksIn } from '../support/leaks.ts';
import { findRedis, startRedis } from '../support/redis.ts';
import { redisBytes } from '../support/redis-bytes.ts';
import { startTestWorld } from '../support/world.ts';
import { expectNothingLeft, freshCode } from './moves.ts';

/** Long enough to read all of Redis while AWS is looking at a code. */
const SLOW_MS = 1500;

/** A Redis that keeps every write on its disk, and a connection to look into it. */
async function openRedis() {
  const server = await startRedis({ appendOnly: true });
  const redis = new Redis(server.url);
  onTestFinished(async () => {
    redis.disconnect();
    await server.stop();
  });
  return { url: server.url, redis };
}

test.skipIf(!findRedis())(
  'at no stage does Redis hold a seed, a code, a key or a token that can be read',
  async () => {
    const { url, redis } = await openRedis();
    await using world = await startTestWorld({ redisUrl: url });
    const ana = await world.person('Ana');
    const looks = new Map<string, string>();
    const secrets = new Set([
      world.env.SLACK_BOT_TOKEN ?? '',
      world.env.SLACK_APP_TOKEN ?? '',
      world.env.AWS_SECRET_ACCESS_KEY ?? '',
    ]);
    /** The stage is written in clear, so that a look at the wrong moment cannot pass for one at the right moment. */
    const lookAt = async (stage: string) => {
      await expect.poll(() => stagesIn(redis), { timeout: 10_000, interval: 20 }).toEqual([stage]);
      looks.set(stage, await redisBytes(redis));
      for (const secret of world.aws.secrets()) secrets.add(secret);
    };

    world.aws.orderFault({ operation: 'CreateVirtualMFADevice', kind: 'slow', slowMs: SLOW_MS });
    await ana.types('/mfa-demo start');
    await lookAt('preparing');
    await ana.scansTheQr();
    await lookAt('awaiting-enrollment');
    const wrong = [ana.phone.codeOff(-9), ana.phone.codeOff(-7)];
    await ana.clicks(BUTTONS.enterCodes);
    await ana.submits(...wrong);
    await ana.sees('Those codes do not');

    const pair = [ana.phone.codeOff(-1), ana.phone.code()];
    const fresh = freshCode(ana);
    for (const secret of [...wrong, ...pair, fresh, ana.phone.seed()]) secrets.add(secret);
    world.aws.orderFault({ operation: 'EnableMFADevice', kind: 'slow', slowMs: SLOW_MS });
    await ana.submits(...pair);
    await lookAt('enrolling');
    await ana.sees('Enter one fresh code');
    await lookAt('awaiting-session-code');
    world.aws.orderFault({ operation: 'ListBuckets', kind: 'slow', slowMs: SLOW_MS });
    await ana.submits(fresh);
    await lookAt('proving');
    await ana.sees('acme-access-logs');
    await lookAt('proved');
    world.aws.orderFault({ operation: 'DeleteUser', kind: 'slow', slowMs: SLOW_MS });
    await ana.clicks(BUTTONS.done);
    await lookAt('tearing-down');
    await ana.sees('0 left');
    await lookAt('ended');
    expectNothingLeft(world);

    expect(looks.size).toBe(8);
    expect(secrets.size, 'tokens, seed, codes, secret keys and session tokens').toBeGreaterThanOrEqual(13);
    expect(looks.get('enrolling')?.match(/"codes":\["s1\./g), 'the codes are there, sealed').not.toBeNull();
    expect(looks.get('proving')).toContain('"sessionToken":"s1.');
    const leaks = [...looks].flatMap(([stage, bytes]) => leaksIn(bytes, secrets).map((leak) => `${stage}: ${leak}`));
    expect(leaks, 'what can be read in Redis').toEqual([]);
    expect([...looks.values()].every((bytes) => bytes.includes('.aof\n') && bytes.includes('dump.rdb\n'))).toBe(true);
  },
  60_000,
);

test.skipIf(!findRedis())('a secret would be found wherever it is kept, also after it was deleted', async () => {
  const { redis } = await openRedis();
  const [seed, code] = ['JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', '492039'];
  expect(leaksIn(await redisBytes(redis), [seed, code])).toEqual([]);
  await redis.hset('hash', 'record', JSON.stringify({ codes: [code] }));
  expect(leaksIn(await redisBytes(redis), [seed, code])).toEqual([expect.stringContaining('6 characters')]);
  await redis.flushall();
  const kept = [
    () => redis.set('string', seed),
    () => redis.lpush('list', seed),
    () => redis.zadd('sorted', 1, seed),
    () => redis.sadd('set', seed),
    () => redis.xadd('stream', '*', 'field', seed),
    () => redis.set(`key:${seed}`, ''),
    () => redis.set('encoded', Buffer.from(`{"seed":"${seed}"}`).toString('base64')),
  ];
  for (const keep of kept) {
    await redis.config('SET', 'appendonly', 'no');
    await keep();
    expect(leaksIn(await redisBytes(redis), [seed])).not.toEqual([]);
    await redis.flushall();
  }
  await redis.config('SET', 'appendonly', 'yes');
  await redis.set('string', seed);
  await redis.flushdb();
  expect(leaksIn(await redisBytes(redis), [seed]), 'the append-only file remembers').not.toEqual([]);
});

/** The stages of all records, as whoever looks into Redis reads them. */
async function stagesIn(redis: Redis): Promise<string[]> {
  const keys = (await redis.keys('*:demo:*')).filter((key) => /\}:demo:[a-z0-9]+$/.test(key));
  const records = await Promise.all(keys.map((key) => redis.hget(key, 'record')));
  return records.flatMap((record) => /"stage":"([a-z-]+)"/.exec(record ?? '')?.[1] ?? []);
}
