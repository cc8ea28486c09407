import { readFileSync } from 'node:fs';
import type { RedisTarget } from '../shared/redis-target.ts';
import type { Environment } from './environment.ts';
import { parseRedisUrl, type RedisUrl, several } from './redis-url.ts';

const REDIS_PORT = 6379;
const SENTINEL_PORT = 26_379;

type Variables = Readonly<Record<string, string | undefined>>;
type RedisEnvironment = Pick<
  Environment,
  | 'REDIS_URL'
  | 'REDIS_CLUSTER'
  | 'REDIS_SENTINEL_MASTER'
  | 'REDIS_SENTINEL_USERNAME'
  | 'REDIS_SENTINEL_PASSWORD'
  | 'REDIS_CA_FILE'
>;

/** Returns a sentence for each problem with the Redis settings. None repeats a value. */
export function redisProblems(variables: Variables): string[] {
  const text = variables.REDIS_URL?.trim();
  if (!text) return [];
  const parsed = parseRedisUrl(text);
  if ('problem' in parsed) return [`REDIS_URL ${parsed.problem}`];
  const isCluster = variables.REDIS_CLUSTER?.trim() === 'true';
  const hasMaster = Boolean(variables.REDIS_SENTINEL_MASTER?.trim());
  return [
    ...misfits(parsed.address, isCluster, hasMaster),
    ...fileProblems(variables.REDIS_CA_FILE?.trim(), parsed.address),
  ];
}

function misfits({ nodes, database }: RedisUrl, isCluster: boolean, hasMaster: boolean): string[] {
  if (isCluster && hasMaster) return ['REDIS_CLUSTER and REDIS_SENTINEL_MASTER cannot be set together: keep one'];
  if (isCluster && database !== 0)
    return ['REDIS_URL must not name a database: a cluster (REDIS_CLUSTER) has only database 0'];
  if (nodes.length === 1 || isCluster || hasMaster) return [];
  return [
    `REDIS_URL names several hosts, for example ${several('redis')}: set REDIS_CLUSTER=true if they are nodes of a cluster, or REDIS_SENTINEL_MASTER if they are sentinels`,
  ];
}

function fileProblems(path: string | undefined, { isTls }: RedisUrl): string[] {
  if (!path) return [];
  if (!isTls) return ['REDIS_CA_FILE works only with an address that begins with rediss:// (REDIS_URL)'];
  try {
    if (readFileSync(path, 'utf8').includes('-----BEGIN CERTIFICATE-----')) return [];
    return ['REDIS_CA_FILE must name a file with certificates in PEM (-----BEGIN CERTIFICATE-----)'];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown failure';
    return [`REDIS_CA_FILE names a file that cannot be read (${code}), for example /etc/ssl/redis-ca.pem`];
  }
}

/**
 * Returns the address of Redis, and what kind of server it is.
 * @throws Error when REDIS_URL or the file in REDIS_CA_FILE cannot be read. `redisProblems` reports both
 */
export function redisTargetOf(env: RedisEnvironment): RedisTarget {
  const parsed = parseRedisUrl(env.REDIS_URL ?? '');
  if ('problem' in parsed) throw new Error('the address was not checked');
  const { nodes, database, isTls, ...owner } = parsed.address;
  const ca = env.REDIS_CA_FILE === undefined ? undefined : readFileSync(env.REDIS_CA_FILE, 'utf8');
  const tls = isTls ? { ca } : undefined;
  const withPort = (fallback: number) => nodes.map(({ host, port = fallback }) => ({ host, port }));
  const master = env.REDIS_SENTINEL_MASTER;
  if (env.REDIS_CLUSTER) return { kind: 'cluster', nodes: withPort(REDIS_PORT), tls, ...owner };
  if (master === undefined) return { kind: 'single', nodes: withPort(REDIS_PORT), database, tls, ...owner };
  return {
    kind: 'sentinel',
    nodes: withPort(SENTINEL_PORT),
    master,
    database,
    tls,
    ...owner,
    sentinelUsername: env.REDIS_SENTINEL_USERNAME,
    sentinelPassword: env.REDIS_SENTINEL_PASSWORD,
  };
}
