export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

interface EveryTarget {
  /** The servers to connect to first: the one server, all sentinels, or some nodes of the cluster. */
  readonly nodes: readonly RedisNode[];
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** `ca`: certificates in PEM that are trusted instead of the public ones. */
  readonly tls: { readonly ca: string | undefined } | undefined;
  /** Which addresses of a host name are used: 4, 6, or 0 for both. */
  readonly family: 0 | 4 | 6 | undefined;
}

/** The address of Redis, and whether it is a single server, a group with sentinels, or a cluster. */
export type RedisTarget = EveryTarget &
  (
    | { readonly kind: 'single'; readonly database: number }
    | {
        readonly kind: 'sentinel';
        readonly database: number;
        /** The name of the primary, as the sentinels know it. */
        readonly master: string;
        readonly sentinelUsername: string | undefined;
        readonly sentinelPassword: string | undefined;
      }
    | { readonly kind: 'cluster' }
  );
