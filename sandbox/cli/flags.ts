/** Everything the command line can say; each mode knows some of it. */
export interface SandboxFlags {
  readonly only?: 'aws' | 'slack';
  readonly port?: number;
  readonly awsPort: number;
  readonly slackPort: number;
  readonly propagation: number;
  readonly account?: string;
  readonly adminKey?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly throttle?: number;
  /** Names of the buckets that are there from the start. */
  readonly buckets?: readonly string[];
  readonly manifest?: string;
  readonly requestUrl?: string;
  readonly redis?: string;
  /** The lessons that can be started, as the setting SCENARIOS has them. */
  readonly lessons?: string;
  /** Where to write what other programs need. */
  readonly saveSettings?: string;
  /** Whether to show the page in a browser. */
  readonly open?: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export interface Running {
  /** What other programs need to use it. */
  readonly env: Readonly<Record<string, string>>;
  /** For people. */
  readonly words: string;
  stop(): Promise<void>;
}
