import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisConnection } from '../../shared/redis-client.ts';
import type { RedisTarget } from '../../shared/redis-target.ts';
import { reconnectOnRefusal } from './refusals.ts';
import { breakSilence } from './silence.ts';
import { writeTogether } from './write-together.ts';

/** A command that finds no server fails after about two seconds: a person waits for the answer. */
const MAX_RECONNECTS_PER_COMMAND = 5;
/** A server that is connected and silent, in milliseconds. */
const COMMAND_TIMEOUT_MS = 10_000;
/** After this a connection that ioredis has given up begins anew, in milliseconds. */
const BEGIN_AGAIN_MS = 500;
/** How long a server may take to be connected, in milliseconds. */
const CONNECT_TIMEOUT_MS = 5_000;
/** Sentinels are asked one after the other: one that is silent must not hold up the others for long. */
const SENTINEL_TIMEOUT_MS = 2_000;

interface ConnectOptions {
  /** Told of every failed connection; nothing needs to be done about it. */
  readonly onError: (error: Error) => void;
  /** Commands wait for as long as it takes, as BullMQ's worker wants it. No person waits for them. */
  readonly isPatient?: boolean;
}

/** Connects in the background and again whenever the connection is lost, at the latest every second. */
export function connectRedis(target: RedisTarget, { onError, isPatient = false }: ConnectOptions): RedisConnection {
  let trouble: unknown;
  const options = optionsOf(target, isPatient);
  const client = target.kind === 'cluster' ? newCluster(target, options, isPatient) : new Redis(options);
  // Without a listener, a lost connection would be printed, and thrown by every client made from this one.
  client.on('error', (error: Error) => {
    // It follows what each sentinel said, and says less.
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
  const rest = breakSilence(client);
  let isClosed = false;
  // ioredis gives up for good when a connection is refused before it has begun, for example while sentinels are asked.
  client.on('end', () => {
    if (!isClosed) setTimeout(() => (isClosed ? undefined : client.connect().catch(() => undefined)), BEGIN_AGAIN_MS);
  });
  return {
    client,
    lastTrouble: () => trouble,
    close() {
      isClosed = true;
      rest();
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
    // Certificates of managed services name hosts, so these are not replaced by their addresses.
    dnsLookup: (host, done) => done(null, host),
    clusterRetryStrategy: (attempt) => {
      if (!isPatient && attempt % MAX_RECONNECTS_PER_COMMAND === 0) giveUpWaiting(cluster);
      return waitMs(attempt);
    },
  });
  return cluster;
}

/** For a single server ioredis does the same by itself (`maxRetriesPerRequest`). */
function giveUpWaiting(cluster: Cluster): void {
  const waiting = cluster as unknown as { flushQueue(error: Error): void };
  waiting.flushQueue(new Error('None of the nodes of the cluster can be reached.'));
}
