import type { Cluster, Redis } from 'ioredis';

/** A connection to a server, or connections to the nodes of a cluster: both take the same commands. */
export type RedisClient = Redis | Cluster;

export interface RedisConnection {
  readonly client: RedisClient;
  /** The newest failure of the connection itself: it says more than the command that waited in vain. */
  lastTrouble(): unknown;
  close(): void;
}
