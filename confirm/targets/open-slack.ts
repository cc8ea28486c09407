import { readFile } from 'node:fs/promises';
import { UsageError } from '../../sandbox/cli/run-program.ts';
import { connectPerson } from '../../sandbox/slack/person/client.ts';
import { type EmbeddedSlackOptions, startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import type { AddUndo } from '../run/undo-list.ts';
import type { AnotherApp, Posted, SlackScene } from '../slack/scene.ts';
import { callWeb, createWeb } from '../slack/web.ts';
import { slackTarget } from './slack.ts';
import type { Target } from './target.ts';

const REAL_API_URL = 'https://slack.com/api/';

/** Starts an embedded Slack with this bot's manifest for one run. */
export async function openSandboxSlack(options: Partial<EmbeddedSlackOptions> = {}): Promise<Target<SlackScene>> {
  const own = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  // Adds the scope files:read, which some checks need and the bot does not need.
  const manifest = own.replace('- users:read\n', '- users:read\n      - files:read\n');
  const slack = await startEmbeddedSlack({ manifest, ...options });
  const userId = slack.workspace.personas[0]?.userId ?? '';
  const web = createWeb(slack.botToken, slack.apiUrl);
  return slackTarget({ name: 'sandbox', web, apiUrl: slack.apiUrl, userId, install, close: slack.close });
}

interface RealSlack {
  readonly token: string | undefined;
  /** The person to whom the bot may send direct messages. */
  readonly userId: string;
  /** For tests: the address of Slack; ends with a slash. */
  readonly apiUrl?: string;
}

/**
 * Opens the real Slack for one run.
 * @throws UsageError if the token is missing, or Slack does not accept it or cannot be called
 */
export async function openRealSlack({ token, userId, apiUrl = REAL_API_URL }: RealSlack): Promise<Target<SlackScene>> {
  if (!token) throw new UsageError('SLACK_BOT_TOKEN is not set: the real Slack needs the token of the installed app.');
  const web = createWeb(token, apiUrl);
  const answer = await callWeb(web, 'auth.test', {}).catch((error: unknown) => {
    throw new UsageError(
      `Slack could not be called to check SLACK_BOT_TOKEN (${error instanceof Error ? error.message : error}).`,
    );
  });
  if (answer.isRefused) throw new UsageError(`Slack does not accept the token in SLACK_BOT_TOKEN: ${answer.code}.`);
  return slackTarget({ name: 'slack', web, apiUrl, userId });
}

/** Starts another embedded Slack and installs an app there. */
async function install(manifest: object, undo: AddUndo): Promise<AnotherApp> {
  const slack = await startEmbeddedSlack({ manifest: JSON.stringify(manifest) });
  undo('the workspace of another app', () => slack.close());
  const userId = slack.workspace.personas[0]?.userId ?? '';
  const web = createWeb(slack.botToken, slack.apiUrl);
  const person = connectPerson(slack.url, userId);
  return {
    post: (text) => callWeb<Posted>(web, 'chat.postMessage', { channel: userId, text }),
    personCanWrite: async () => {
      const { conversations } = await person.screen();
      const channel = conversations.find(({ kind }) => kind === 'app-dm')?.channelId ?? '';
      return (await person.types(channel, 'hello')).ok;
    },
  };
}
