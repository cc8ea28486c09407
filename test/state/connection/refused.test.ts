import { Redis } from 'ioredis';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findRedis } from '../../support/redis.ts';
import { useRedis } from '../../support/use-redis.ts';
import { asked, says } from '../../support/what-redis-lacks.ts';

const PASSWORD = 'hidden/50%off@#?';
const ALL = ['~{mfa-demo:test}:*', '+@all', '-@dangerous', '+info'];

describe.skipIf(!findRedis())('the sentence with which the bot says why it cannot use Redis', () => {
  const world = useRedis();
  let admin: Redis;
  const at = (owner: string, more = '') => ({ REDIS_URL: `redis://${owner}127.0.0.1:${world.server.port}${more}` });
  const user = (...rights: string[]) => admin.call('ACL', 'SETUSER', 'bot', 'reset', 'on', `>${PASSWORD}`, ...rights);
  const asBot = (more = '') => at(`bot:${PASSWORD}@`, more);

  beforeAll(() => {
    admin = new Redis(world.server.url);
    return () => admin.disconnect();
  });
  afterEach(async () => {
    await admin.replicaof('NO', 'ONE');
    await admin.config('SET', 'requirepass', '', 'maxmemory', '0', 'replica-serve-stale-data', 'yes');
    await admin.config('SET', 'replica-read-only', 'yes');
  });

  test('is absent for a server that works, and the check leaves no key there', async () => {
    await user(...ALL);
    expect(await says(at(''))).toBeUndefined();
    expect(await says(asBot())).toBeUndefined();
    expect(await says(asBot('/3'))).toBeUndefined();
    expect(await world.redis.keys('*')).toEqual([]);
  });

  test.each<[string, string[], RegExp]>([
    ['INFO', ['-info'], /user do INFO \(NOPERM\)/],
    ['scripts', ['-@scripting'], /user do EVAL \(NOPERM\)/],
    ['a command that the bot uses only in scripts', ['-zadd'], /user do ZADD \(NOPERM\)/],
    ['waiting for jobs', ['-bzpopmin'], /user do BZPOPMIN \(NOPERM\)/],
    ['any write', ['-@write'], /user do SET \(NOPERM\)/],
    ['the keys of the installation', ['resetkeys', '~mfa-demo:*'], /keys of this installation \(NOPERM\)/],
    ['any command', ['-@all'], /\(NOPERM\)/],
  ])('says which right the user lacks: %s', async (_, changes, sentence) => {
    await user(...ALL, ...changes);
    expect(await says(asBot())).toMatch(sentence);
  });

  test('says that the user may not select the database, or that there is no such database', async () => {
    await user(...ALL, '-select');
    expect(await says(asBot())).toBeUndefined();
    expect(await says(asBot('/2'))).toMatch(/user do SELECT \(NOPERM\)/);
    expect(await says(at('', '/99'))).toMatch(/no database of this number \(ERR DB index is out of range\)/);
  });

  test('says that the password is wrong, or that it is missing', async () => {
    await user(...ALL);
    expect(await says(at('bot:hidden@'))).toMatch(/does not accept .* \(WRONGPASS\): .*encodeURIComponent/);
    expect(await says(at('bot@'))).toMatch(/WRONGPASS/);
    expect(await says(at('nobody:hidden@'))).toMatch(/WRONGPASS/);
    await user(...ALL, 'off');
    expect(await says(asBot())).toMatch(/WRONGPASS/);
    await admin.config('SET', 'requirepass', PASSWORD);
    expect(await says(at(''))).toMatch(/requires a password, and got none \(NOAUTH\)/);
    expect(await says(at(':hidden@'))).toMatch(/WRONGPASS/);
    expect(await says(at(`:${PASSWORD}@`))).toBeUndefined();
  });

  test('says that the memory of the server is full, also in the health check', async () => {
    await admin.config('SET', 'maxmemory', '1');
    expect(await says(at(''))).toMatch(/memory is full \(OOM\)/);
    expect(await asked(at(''), (probe) => probe.tryWrite())).toMatch(/memory is full \(OOM\)/);
  });

  test('says that the server is a replica, even if the replica accepts writes or has lost its primary', async () => {
    await admin.replicaof('127.0.0.1', 9);
    for (const [name, value] of [
      ['replica-read-only', 'yes'],
      ['replica-read-only', 'no'],
      ['replica-serve-stale-data', 'no'],
    ] as const) {
      await admin.config('SET', name, value);
      expect(await says(at(''))).toMatch(/is a replica, which takes no writes \(READONLY\)/);
      expect(await asked(at(''), (probe) => probe.tryWrite())).toMatch(/READONLY/);
    }
  });
});
