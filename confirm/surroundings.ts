import type { Points } from './point.ts';
import type { openRealAws, openSandboxAws } from './targets/open-aws.ts';
import type { openSandboxSlack } from './targets/open-slack.ts';

/** What the command has of the world around it. */
export interface Surroundings {
  say(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the command is stopped: checks break off, and what they made is removed. */
  readonly signal: AbortSignal;
  /** The folder of confirmed.json and confirm-on-real.md; ends with a slash. */
  readonly docs: URL;
  readonly points: Points;
  /** For tests: how the sandbox is started. */
  readonly sandbox?: {
    readonly aws?: Parameters<typeof openSandboxAws>[1];
    readonly slack?: Parameters<typeof openSandboxSlack>[0];
  };
  /** For tests: where the real services are. */
  readonly real?: {
    readonly aws?: Parameters<typeof openRealAws>[1]['way'];
    readonly slackApiUrl?: string;
  };
}
