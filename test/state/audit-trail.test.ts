import { afterEach, describe, expect, test } from 'vitest';
import type { AuditRecord } from '../../src/shared/audit-record.ts';
import { createRedisAuditTrail } from '../../src/state/audit-trail.ts';
import { moveMachineClock, resetMachineClock } from '../support/machine-clock.ts';
import { findRedis } from '../support/redis.ts';
import { useRedis } from '../support/use-redis.ts';

const DAY_MS = 86_400_000;
const key = '{mfa-demo:test}:audit';
/**
 * Records for more than two nodes of a Redis stream. A node has a hundred records, and inexact trimming would delete
 * only whole nodes.
 */
const MANY = 250;

function record(at: number): AuditRecord {
  return { at, event: 'demo-started', details: {}, awsRequestIds: [] };
}

describe.skipIf(!findRedis())('the audit trail in Redis', () => {
  const world = useRedis();
  afterEach(resetMachineClock);

  test.each([100, -100])('a bot whose clock is wrong by %i days deletes no records of other bots', async (days) => {
    const trail = createRedisAuditTrail({ redis: world.redis, prefix: 'mfa-demo:test' });
    await Promise.all(Array.from({ length: MANY }, (_, at) => trail.append(record(at))));
    moveMachineClock(days * DAY_MS);
    await trail.append(record(Date.now()));
    expect(await world.redis.xlen(key)).toBe(MANY + 1);
  });

  test('all records that are older than ninety days are deleted when a new record is added', async () => {
    const [seconds] = await world.redis.time();
    const now = Number(seconds) * 1000;
    for (let index = 0; index < MANY; index += 1) {
      await world.redis.xadd(key, `${now - 91 * DAY_MS}-${index + 1}`, 'record', JSON.stringify(record(index)));
    }
    await world.redis.xadd(key, `${now - 89 * DAY_MS}-1`, 'record', JSON.stringify(record(1)));
    await createRedisAuditTrail({ redis: world.redis, prefix: 'mfa-demo:test' }).append(record(2));
    expect(await world.redis.xlen(key)).toBe(2);
  });
});
