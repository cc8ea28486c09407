import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisConnection } from '../../shared/redis-client.ts';
import type { RedisTarget } from '../../shared/redis-target.ts';
import { reconnectOnRefusal } from './refusals.ts';
import { breakSilence } from './silence.ts';
import { writeTogether } from './write-together.ts';

/**
 * A command fails after this many failed connections, about two seconds. The time is short because a person waits for
 * the answer.
 */
const MAX_RECONNECTS_PER_COMMAND = 5;
/** How long a command waits for its answer at most. If Redis cannot be reached, the command usually fails earlier. */
const COMMAND_TIMEOUT_MS = 10_000;
/** How long to wait before connecting again, after ioredis has given up a connection. */
const BEGIN_AGAIN_MS = 500;
/** How long connecting to a server may take. With sentinels, it may take only `SENTINEL_TIMEOUT_MS`. */
const CONNECT_TIMEOUT_MS = 5_000;
/**
 * How long a sentinel may take to answer. Sentinels are asked one after the other, so a sentinel that does not answer
 * delays the next one.
 */
const SENTINEL_TIMEOUT_MS = 2_000;

interface ConnectOptions {
  /** Called for each failed connection. The client connects again automatically. */
  readonly onError: (error: Error) => void;
  /** If true, commands wait without a time limit, as BullMQ's worker requires. No person waits for these commands. */
  readonly isPatient?: boolean;
}

/**
 * Returns a connection whose client connects in the background. When the client loses the connection, it waits at most
 * a second before each attempt to connect again.
 */
export function connectRedis(target: RedisTarget, { onError, isPatient = false }: ConnectOptions): RedisConnection {
  let trouble: unknown;
  const options = optionsOf(target, isPatient);
  const client = target.kind === 'cluster' ? newCluster(target, options, isPatient) : new Redis(options);
  // Without a listener, ioredis would print each lost connection, and every duplicate of this client would throw.
  client.on('error', (error: Error) => {
    // ioredis reports this error after the errors of the single sentinels. Those errors say more about the cause.
    if (!error.message.startsWith('All sentinels are unreachable')) trouble = error;
    onError(error);
  });
  client.on('sentinelError', (error: Error) => {
    trouble = error;
  });
  client.on('ready', () => {
    trouble = undefined;
  });
  writeTogether(client);
  const stopBreaking = breakSilence(client);
  let isClosed = false;
  // ioredis stops trying when a connection fails before it is open, for example while it asks the sentinels.
  client.on('end', () => {
    if (!isClosed) setTimeout(() => (isClosed ? undefined : client.connect().catch(() => undefined)), BEGIN_AGAIN_MS);
  });
  return {
    client,
    lastTrouble: () => trouble,
    close() {
      isClosed = true;
      stopBreaking();
      client.disconnect();
    },
  };
}

function optionsOf(target: RedisTarget, isPatient: boolean): RedisOptions {
  const { username, password, family, tls: ours } = target;
  const tls = ours && { ...(ours.ca !== undefined && { ca: ours.ca }) };
  return {
    connectTimeout: CONNECT_TIMEOUT_MS,
    ...placeOf(target, tls),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(family !== undefined && { family }),
    ...(tls && { tls }),
    maxRetriesPerRequest: isPatient ? null : MAX_RECONNECTS_PER_COMMAND,
    ...(!isPatient && { commandTimeout: COMMAND_TIMEOUT_MS }),
    retryStrategy: waitMs,
    reconnectOnError: reconnectOnRefusal(Date.now),
  };
}

function placeOf(target: RedisTarget, tls: RedisOptions['tls']): RedisOptions {
  if (target.kind === 'cluster') return {};
  if (target.kind === 'single') return { ...target.nodes[0], db: target.database };
  const { nodes, master, database, sentinelUsername, sentinelPassword } = target;
  return {
    sentinels: [...nodes],
    name: master,
    db: database,
    ...(sentinelUsername !== undefined && { sentinelUsername }),
    ...(sentinelPassword !== undefined && { sentinelPassword }),
    ...(tls && { sentinelTLS: tls, enableTLSForSentinelMode: true }),
    connectTimeout: SENTINEL_TIMEOUT_MS,
    sentinelCommandTimeout: SENTINEL_TIMEOUT_MS,
    sentinelRetryStrategy: waitMs,
  };
}

function waitMs(attempt: number): number {
  return Math.min(attempt * 100, 1_000);
}

function newCluster(target: RedisTarget, redisOptions: RedisOptions, isPatient: boolean): Cluster {
  const { retryStrategy: _theirs, ...options } = redisOptions;
  const cluster: Cluster = new Cluster([...target.nodes], {
    redisOptions: options,
    // Keep host names: the certificates of managed services contain host names, not IP addresses.
    dnsLookup: (host, done) => done(null, host),
    clusterRetryStrategy: (attempt) => {
      if (!isPatient && attempt % MAX_RECONNECTS_PER_COMMAND === 0) giveUpWaiting(cluster);
      return waitMs(attempt);
    },
  });
  return cluster;
}

/** Rejects all waiting commands. For a single server, ioredis does this automatically (`maxRetriesPerRequest`). */
function giveUpWaiting(cluster: Cluster): void {
  const waiting = cluster as unknown as { flushQueue(error: Error): void };
  waiting.flushQueue(new Error('None of the nodes of the cluster can be reached.'));
}
