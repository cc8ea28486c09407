import { readFile } from 'node:fs/promises';
import { type EmbeddedSlack, startEmbeddedSlack } from './slack/start.ts';

export interface OnlySlackFlags {
  /** A file with an app manifest, YAML or JSON; default: this bot's own. */
  readonly manifest?: string | undefined;
  /** Deliver by signed HTTP to this address instead of Socket Mode. */
  readonly requestUrl?: string | undefined;
  /** 0, the default, takes a free port. */
  readonly slackPort?: number | undefined;
}

export interface OnlySlack {
  readonly slack: EmbeddedSlack;
  /** What an app needs to use it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * The embedded Slack alone, for an app of somebody else.
 * @throws Error when the manifest cannot be read or is none, the address is none, or the port is taken.
 */
export async function startOnlySlack(flags: OnlySlackFlags): Promise<OnlySlack> {
  const manifest = await readFile(flags.manifest ?? new URL('../../manifest.yml', import.meta.url), 'utf8');
  const slack = await startEmbeddedSlack({ manifest, port: flags.slackPort ?? 0, requestUrl: flags.requestUrl });
  return {
    slack,
    env: {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
    },
    stop: () => slack.close(),
  };
}
