import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findRedis } from '../support/redis.ts';
import { useRedis } from '../support/use-redis.ts';
import { says } from '../support/what-redis-lacks.ts';
import { startCluster } from './cluster.ts';
import { startSentinels } from './sentinels.ts';

describe.skipIf(!findRedis())('settings that do not fit the Redis servers', () => {
  const world = useRedis();
  const single = () => ({ REDIS_URL: `redis://127.0.0.1:${world.server.port}` });

  test('a single server is not accepted as a cluster or a sentinel, and an unreachable server is reported', async () => {
    expect(await says({ ...single(), REDIS_CLUSTER: 'true' })).toMatch(/is not a cluster .*: remove REDIS_CLUSTER/);
    expect(await says({ ...single(), REDIS_SENTINEL_MASTER: 'm' })).toMatch(/are no sentinels \(ERR unknown command\)/);
    expect(await says({ REDIS_URL: 'redis://127.0.0.1:9' })).toMatch(/cannot be reached \(ECONNREFUSED\)\.$/);
    expect(await says({ REDIS_URL: 'redis://no.such.host.invalid' })).toMatch(/\((ENOTFOUND|EAI_AGAIN)\)/);
    const away = { REDIS_URL: 'redis://127.0.0.1:9' };
    expect(await says({ ...away, REDIS_SENTINEL_MASTER: 'm' })).toMatch(/has no sentinel that answers/);
    expect(await says({ ...away, REDIS_CLUSTER: 'true' })).toMatch(/cannot be reached/);
  });

  test('a primary without its required replicas is reported', async () => {
    const admin = new Redis(world.server.url);
    onTestFinished(() => admin.disconnect());
    await admin.config('SET', 'min-replicas-to-write', '1');
    expect(await says(single())).toMatch(/too few replicas \(NOREPLICAS\)/);
    await admin.config('SET', 'min-replicas-to-write', '0');
    expect(await says(single())).toBeUndefined();
  });

  test('a sentinel is not accepted as a data server, and a wrong name of the primary is reported', async () => {
    const topology = await startSentinels();
    onTestFinished(() => topology.stop());
    expect(await says(topology.settings)).toBeUndefined();
    const [first] = topology.settings.REDIS_URL!.split(',');
    expect(await says({ REDIS_URL: first! })).toMatch(/is a sentinel: set REDIS_SENTINEL_MASTER/);
    const other = { ...topology.settings, REDIS_SENTINEL_MASTER: 'another' };
    expect(await says(other)).toMatch(/know no primary of this name .*: check REDIS_SENTINEL_MASTER/);
  });

  test('a node of a cluster is not accepted as a single server, and a wrong password is reported', async () => {
    const topology = await startCluster('{mfa-demo:test}');
    onTestFinished(() => topology.stop());
    expect(await says(topology.settings)).toBeUndefined();
    const [first] = topology.settings.REDIS_URL!.split(',');
    expect(await says({ REDIS_URL: first! })).toMatch(/is a cluster \(MOVED\): set REDIS_CLUSTER=true/);
    const wrong = topology.settings.REDIS_URL!.replace('redis://', 'redis://bot:hidden@');
    expect(await says({ ...topology.settings, REDIS_URL: wrong })).toMatch(/does not accept .* \(WRONGPASS\)/);
  });
});
