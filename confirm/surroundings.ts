import type { Points } from './point.ts';
import type { openRealAws, openSandboxAws } from './targets/open-aws.ts';
import type { openSandboxSlack } from './targets/open-slack.ts';

/** Everything that the command uses of its environment. */
export interface Surroundings {
  say(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the command is stopped: the checks end, and everything that they made is removed. */
  readonly signal: AbortSignal;
  /** The folder of confirmed.json and confirm-on-real.md; ends with a slash. */
  readonly docs: URL;
  readonly points: Points;
  /** For tests: options of the sandbox. */
  readonly sandbox?: {
    readonly aws?: Parameters<typeof openSandboxAws>[1];
    readonly slack?: Parameters<typeof openSandboxSlack>[0];
  };
  /** For tests: addresses and credentials that replace those of the real services. */
  readonly real?: {
    readonly aws?: Parameters<typeof openRealAws>[1]['way'];
    readonly slackApiUrl?: string;
  };
}
