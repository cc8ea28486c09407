/** All options of the command line. Each mode takes some of them. */
export interface SandboxFlags {
  readonly only?: 'aws' | 'slack';
  readonly port?: number;
  readonly awsPort: number;
  readonly slackPort: number;
  readonly propagation: number;
  readonly account?: string;
  readonly adminKey?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly throttle?: number;
  /** The names of the buckets at the start. */
  readonly buckets?: readonly string[];
  readonly manifest?: string;
  readonly requestUrl?: string;
  readonly redis?: string;
  /** The lessons that can be started, in the form of the setting SCENARIOS. */
  readonly lessons?: string;
  /** The file for the settings that other programs need. */
  readonly saveSettings?: string;
  /** Whether to open the page in a browser. */
  readonly open?: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export interface Running {
  /** The variables that other programs need to use the service of `--only`; empty for the whole sandbox. */
  readonly env: Readonly<Record<string, string>>;
  /** The text that the terminal shows after the start. */
  readonly words: string;
  stop(): Promise<void>;
}
