import type { AuditConfig } from '../config.ts';
import { ConfigError } from '../errors.ts';
import type { AuditRecord } from '../shared/audit-record.ts';
import { createRedisAuditTrail } from '../state/audit-trail.ts';
import { connectRedis } from '../state/connect-redis.ts';

const DAY_MS = 24 * 3_600_000;

interface AuditOptions {
  /** How many days back. */
  readonly days: number;
  readonly demo?: string | undefined;
  readonly json: boolean;
}

/** Prints what is known of the demos of the last days, oldest first. @throws ConfigError when Redis cannot be reached */
export async function runAudit(
  config: AuditConfig,
  options: AuditOptions,
  print: (text: string) => void,
): Promise<void> {
  const redis = connectRedis(config.redisUrl, () => undefined);
  const clock = { now: () => Date.now() };
  const trail = createRedisAuditTrail({ redis, prefix: `mfa-demo:${config.installation}`, clock });
  try {
    for await (const record of trail.read(clock.now() - options.days * DAY_MS)) {
      if (options.demo !== undefined && record.demoId !== options.demo) continue;
      print(`${options.json ? JSON.stringify(record) : lineOf(record)}\n`);
    }
  } catch (error) {
    throw new ConfigError('The audit trail cannot be read from Redis (REDIS_URL).', { cause: error });
  } finally {
    redis.disconnect();
  }
}

/** `2026-11-23T04:10:00.000Z demo-ended demo=abc participant=U1 reason=stopped removed=5 left=0 requests=3` */
function lineOf({ at, event, demoId, participantId, byUserId, details, awsRequestIds }: AuditRecord): string {
  const fields = { demo: demoId, participant: participantId, by: byUserId, ...details };
  const told = Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${JSON.stringify(value).replace(/^"(\S+)"$/, '$1')}`);
  return [new Date(at).toISOString(), event, ...told, ...awsRequestIds.map((id) => `aws-request=${id}`)].join(' ');
}
