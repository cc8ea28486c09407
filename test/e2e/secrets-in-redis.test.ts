import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { placeOf } from '../../src/scenario/demo.ts';
import { pack } from '../../src/state/packed-text.ts';
import { openAwsDoor } from '../support/aws-door.ts';
import { startBot } from '../support/bot.ts';
import { leaksIn } from '../support/leaks.ts';
import { recordText } from '../support/record-text.ts';
import { findRedis, startRedis } from '../support/redis.ts';
import { redisBytes, untilDiskIsQuiet } from '../support/redis-bytes.ts';
import { startServices } from '../support/services.ts';
import { freshCode, readsTheDenials, twoCodes } from './moves.ts';

/** Starts a Redis that writes every change to its disk, and opens a connection to it. */
async function openRedis() {
  const server = await startRedis({ appendOnly: true });
  const redis = new Redis(server.url);
  onTestFinished(async () => {
    redis.disconnect();
    await server.stop();
  });
  return { url: server.url, redis };
}

/** Starts a bot with its state in Redis. The test can pause the bot's calls to AWS. */
async function startWorld(redisUrl: string) {
  const { aws, slack, person } = await startServices();
  const door = await openAwsDoor(aws);
  const key = Buffer.alloc(32, 'key of the test ').toString('base64');
  await startBot(aws, slack, {
    AWS_ENDPOINT_URL: door.url,
    MFA_DEMO_STATE: 'redis',
    REDIS_URL: redisUrl,
    STATE_ENCRYPTION_KEY: key,
  });
  const secrets = new Set([slack.botToken, slack.appToken, aws.adminKey.secretAccessKey]);
  return { aws, door, ana: await person('Ana'), secrets };
}

test.skipIf(!findRedis())(
  'Redis contains no readable seed, code, key or token in any stage of a demo',
  async () => {
    const { url, redis } = await openRedis();
    const { aws, door, ana, secrets } = await startWorld(url);
    const looks = new Map<string, string>();
    /** Waits for the stage, which is not encrypted, and keeps the content of Redis in this stage. */
    const lookAt = async (stage: string) => {
      await expect.poll(() => stagesIn(redis), { timeout: 10_000, interval: 20 }).toEqual([stage]);
      looks.set(stage, await redisBytes(redis));
      for (const secret of aws.secrets()) secrets.add(secret);
    };
    /** Runs `act`, and keeps the content of Redis while the bot waits for the answer to this AWS call. */
    const lookDuring = async (operation: string, stage: string, act: () => Promise<void>) => {
      const call = door.hold(operation);
      await act();
      await call.arrived;
      await lookAt(stage);
      call.release();
    };

    await lookDuring('CreateVirtualMFADevice', 'preparing', () => ana.types('/mfa-demo start'));
    await ana.scansTheQr();
    await lookAt('awaiting-enrollment');
    const wrong = [ana.phone.codeOff(-9), ana.phone.codeOff(-7)];
    await ana.clicks(BUTTONS.enterCodes);
    await ana.submits(...wrong);
    await ana.sees('Both codes are right, but');

    const pair = twoCodes(ana);
    const fresh = freshCode(ana);
    for (const secret of [...wrong, ...pair, fresh, ana.phone.seed()]) secrets.add(secret);
    await lookDuring('EnableMFADevice', 'enrolling', () => ana.submits(...pair));
    await readsTheDenials(ana);
    await lookAt('awaiting-session-code');
    await lookDuring('ListBuckets', 'proving', () => ana.submits(fresh));
    await ana.sees('It worked: S3 allowed access only with your code');
    await lookAt('proved');
    await lookDuring('DeleteUser', 'tearing-down', () => ana.clicks(BUTTONS.done));
    await ana.sees('0 left');
    await lookAt('ended');
    expect(aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin']);
    expect(aws.view().mfaDevices).toEqual([]);

    expect(looks.size).toBe(8);
    expect(secrets.size, 'tokens, seed, codes, secret keys and session tokens').toBeGreaterThanOrEqual(13);
    expect(
      looks.get('enrolling')?.match(/"codes":\[\{"\$sealed":"s1\./g),
      'the codes are there, encrypted',
    ).not.toBeNull();
    expect(looks.get('proving')).toContain('"sessionToken":{"$sealed":"s1.');
    const leaks = [...looks].flatMap(([stage, bytes]) => leaksIn(bytes, secrets).map((leak) => `${stage}: ${leak}`));
    expect(leaks, 'secrets that can be read in Redis').toEqual([]);
    expect([...looks.values()].every((bytes) => bytes.includes('.aof\n') && bytes.includes('dump.rdb\n'))).toBe(true);
  },
  60_000,
);

test.skipIf(!findRedis())('the search finds a secret in every type of Redis data, even a deleted secret', async () => {
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
    () => redis.set('packed', pack(`{"seed":"${seed}"}`)),
    () => redis.set('encoded', Buffer.from(`{"seed":"${seed}"}`).toString('base64')),
  ];
  for (const keep of kept) {
    await redis.config('SET', 'appendonly', 'no');
    await keep();
    expect(leaksIn(await redisBytes(redis), [seed])).not.toEqual([]);
    await redis.flushall();
  }
  await redis.config('SET', 'appendonly', 'yes');
  // Redis now writes a new append-only file, and adds later writes to it.
  await untilDiskIsQuiet(redis);
  await redis.set('string', seed);
  await redis.flushdb();
  expect(leaksIn(await redisBytes(redis), [seed]), 'the append-only file still contains the secret').not.toEqual([]);
});

/** Returns the stages of all records, read from Redis without the encryption key. */
async function stagesIn(redis: Redis): Promise<string[]> {
  const keys = (await redis.keys('*:demo:*')).filter((key) => /\}:demo:[a-z0-9]+$/.test(key));
  const records = await Promise.all(keys.map((key) => recordText(redis, key)));
  return records.flatMap((record) => (record ? placeOf(JSON.parse(record)) : []));
}
