export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

interface EveryTarget {
  /** The servers that are asked first: one, or all sentinels, or some nodes of the cluster. */
  readonly nodes: readonly RedisNode[];
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** `ca`: certificates in PEM that are trusted in place of the public ones. */
  readonly tls: { readonly ca: string | undefined } | undefined;
  /** Which addresses of a host name are used: 4, 6, or 0 for both. */
  readonly family: 0 | 4 | 6 | undefined;
}

/** Where Redis is, and how it is run. */
export type RedisTarget = EveryTarget &
  (
    | { readonly kind: 'single'; readonly database: number }
    | {
        readonly kind: 'sentinel';
        readonly database: number;
        /** The name that the sentinels have for the primary. */
        readonly master: string;
        readonly sentinelUsername: string | undefined;
        readonly sentinelPassword: string | undefined;
      }
    | { readonly kind: 'cluster' }
  );
