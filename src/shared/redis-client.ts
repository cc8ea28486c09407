import type { Cluster, Redis } from 'ioredis';

/** A connection to a server, or connections to the nodes of a cluster: both take the same commands. */
export type RedisClient = Redis | Cluster;

export interface RedisConnection {
  readonly client: RedisClient;
  /**
   * Returns the newest error of the connection. It says more about the cause than the error of a command that timed
   * out.
   */
  lastTrouble(): unknown;
  close(): void;
}
