import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { callSlack } from './api/slack-call.ts';

const scopesSchema = z.object({ response_metadata: z.object({ scopes: z.array(z.string()).default([]) }) });
const channelSchema = z.object({ channel: z.object({ is_member: z.boolean().default(false) }) });

export interface SlackSelfCheck {
  /** Who the bot token belongs to, and what it may do. */
  bot(): Promise<{ readonly team: string; readonly name: string; readonly scopes: readonly string[] }>;
  /** Whether a socket could be opened. */
  socket(appToken: string): Promise<void>;
  /** Throws when there is nobody of that id. */
  user(userId: string): Promise<void>;
  userGroup(usergroupId: string): Promise<readonly string[]>;
  isInChannel(channelId: string): Promise<boolean>;
  /** How far this machine's clock is ahead of Slack's, in milliseconds. */
  clockAheadMs(): Promise<number>;
}

/** Looks at Slack as the bot would; changes nothing. All methods throw ConfigError or UpstreamError with a readable sentence. */
export function createSlackSelfCheck({
  botToken,
  apiUrl,
}: {
  botToken: string;
  apiUrl: string | undefined;
}): SlackSelfCheck {
  const options = {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    timeout: 8000,
    retryConfig: { retries: 1, minTimeout: 200 },
    rejectRateLimitedCalls: true,
    logger: SILENT,
  };
  const client = new WebClient(botToken, options);
  return {
    bot: async () => {
      const answer = await callSlack('the bot token (SLACK_BOT_TOKEN)', () => client.auth.test());
      const { scopes } = scopesSchema.parse(answer).response_metadata;
      return { team: answer.team ?? '', name: answer.user ?? '', scopes };
    },
    socket: async (appToken) => {
      const app = new WebClient(appToken, options);
      await callSlack('the app token (SLACK_APP_TOKEN)', () => app.apps.connections.open({}));
    },
    user: async (user) => {
      await callSlack(`the user ${user}`, () => client.users.info({ user }));
    },
    userGroup: async (usergroup) => {
      const answer = await callSlack(`the user group ${usergroup}`, () => client.usergroups.users.list({ usergroup }));
      return answer.users ?? [];
    },
    isInChannel: async (channel) => {
      const answer = await callSlack(`the channel ${channel}`, () => client.conversations.info({ channel }));
      return channelSchema.parse(answer).channel.is_member;
    },
    clockAheadMs: () => clockAhead(apiUrl ?? 'https://slack.com/api/'),
  };
}

/** By the Date header of an answer that needs no token; it has whole seconds. */
async function clockAhead(apiUrl: string): Promise<number> {
  const response = await fetch(new URL('api.test', apiUrl), { method: 'POST', signal: AbortSignal.timeout(8000) });
  const theirs = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(theirs)) throw new Error('Slack did not say what time it is.');
  return Date.now() - theirs;
}

const nothing = () => undefined;
/** The checks say in their own words what the client would log. */
const SILENT = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => 'error' as never,
};
