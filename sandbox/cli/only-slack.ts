import { readFile } from 'node:fs/promises';
import { type EmbeddedSlack, startEmbeddedSlack } from '../slack/start.ts';
import type { Running } from './flags.ts';
import { openPage } from './open-page.ts';

export interface OnlySlackFlags {
  /** A file with an app manifest, YAML or JSON. Default: the manifest of this bot. */
  readonly manifest?: string | undefined;
  /** The address to which payloads are sent as signed HTTP requests, instead of Socket Mode. */
  readonly requestUrl?: string | undefined;
  /** The port of the embedded Slack. Default: 0, which means any free port. */
  readonly slackPort?: number | undefined;
  /**
   * The port of the page, on which the user acts as the people of the workspace. Default: 3000, or any free port if
   * 3000 is taken.
   */
  readonly port?: number | undefined;
}

/**
 * Starts the embedded Slack and its page alone, for an app of another project.
 * @throws Error if the manifest cannot be read or is not valid, the address is not valid, or a port is taken
 */
export async function startOnlySlack(flags: OnlySlackFlags): Promise<Running> {
  const manifest = await readManifestFile(flags.manifest);
  const slack = await startEmbeddedSlack({ manifest, port: flags.slackPort ?? 0, requestUrl: flags.requestUrl });
  const page = await openPage(
    {
      mounts: { '/_person': slack.fetch },
      restartStory: async () => slack.reset(),
      isOtherApp: flags.manifest !== undefined,
    },
    flags.port,
  ).catch(async (error: unknown) => {
    await slack.close();
    throw error;
  });
  return {
    env: environmentOf(slack),
    words: [
      ...(slack.withoutEffect.length > 0
        ? [`These parts of the manifest do nothing here: ${slack.withoutEffect.join(', ')}.\n`]
        : []),
      `Open ${page.url} to act as the people. This is not the real Slack. Ctrl+C ends it.\n`,
    ].join(''),
    stop: async () => {
      await page.close();
      await slack.close();
    },
  };
}

async function readManifestFile(file: string | undefined): Promise<string> {
  if (file === undefined) return readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Error(`Cannot read the manifest ${file} (${cause.code}).`, { cause });
  });
}

function environmentOf(slack: EmbeddedSlack): Record<string, string> {
  return {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_VERIFICATION_TOKEN: slack.verificationToken,
    SLACK_CLIENT_ID: slack.clientId,
    SLACK_CLIENT_SECRET: slack.clientSecret,
  };
}
