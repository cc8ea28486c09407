import type { AuditConfig } from '../config.ts';
import { ConfigError } from '../errors.ts';
import type { AuditRecord } from '../shared/audit-record.ts';
import { createRedisAuditTrail } from '../state/audit-trail.ts';
import { connectRedis } from '../state/connection/connect-redis.ts';
import { createRedisProbe } from '../state/connection/probe.ts';

const DAY_MS = 24 * 3_600_000;

interface AuditOptions {
  /** How many days to look back. */
  readonly days: number;
  readonly demo?: string | undefined;
  readonly json: boolean;
}

/**
 * Prints the audit records of the last `days` days, oldest first.
 * @throws ConfigError when Redis cannot be reached
 */
export async function runAudit(
  config: AuditConfig,
  options: AuditOptions,
  print: (text: string) => void,
): Promise<void> {
  const prefix = `mfa-demo:${config.installation}`;
  const connection = connectRedis(config.redis, { onError: () => undefined });
  const trail = createRedisAuditTrail({ redis: connection.client, prefix });
  try {
    await createRedisProbe(connection, config.redis, prefix).tryRead();
    for await (const record of trail.read(Date.now() - options.days * DAY_MS)) {
      if (options.demo !== undefined && record.demoId !== options.demo) continue;
      print(`${options.json ? JSON.stringify(record) : lineOf(record)}\n`);
    }
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError('The audit trail cannot be read from Redis (REDIS_URL).', { cause: error });
  } finally {
    connection.close();
  }
}

/**
 * Formats a record: `2026-11-23T04:10:00.000Z demo-ended demo=abc participant=U1 reason=stop removed=5 left=0
 * aws-request=<id>`, with one `aws-request` for each AWS request.
 */
function lineOf({ at, event, demoId, participantId, byUserId, details, awsRequestIds }: AuditRecord): string {
  const fields = { demo: demoId, participant: participantId, by: byUserId, ...details };
  const told = Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${JSON.stringify(value).replace(/^"(\S+)"$/, '$1')}`);
  return [new Date(at).toISOString(), event, ...told, ...awsRequestIds.map((id) => `aws-request=${id}`)].join(' ');
}
