import { parseRedisUrl } from '../../src/config/redis-url.ts';
import type { RedisConnection } from '../../src/shared/redis-client.ts';
import type { RedisTarget } from '../../src/shared/redis-target.ts';
import { connectRedis } from '../../src/state/connection/connect-redis.ts';

/** Parses the address of one server without TLS, as the bot parses REDIS_URL. @throws Error for an invalid address */
function targetOf(url: string): RedisTarget {
  const parsed = parseRedisUrl(url);
  if ('problem' in parsed) throw new Error(parsed.problem);
  const { nodes, username, password, database, family } = parsed.address;
  const withPorts = nodes.map(({ host, port = 6379 }) => ({ host, port }));
  return { kind: 'single', nodes: withPorts, username, password, database, tls: undefined, family };
}

/** Connects to one server as the bot does. */
export function connectTo(url: string, options: Partial<Parameters<typeof connectRedis>[1]> = {}): RedisConnection {
  return connectRedis(targetOf(url), { onError: () => {}, ...options });
}
