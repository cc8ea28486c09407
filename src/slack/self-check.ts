import { WebClient } from '@slack/web-api';
import * as z from 'zod';
import { callSlack, TOKEN_NAMES } from './api/slack-call.ts';
import { tryConnection } from './bolt/try-connection.ts';
import { homeSchema, type Standing, standingOf, standingSchema } from './people/standing.ts';

const scopesSchema = z.object({ response_metadata: z.object({ scopes: z.array(z.string()).default([]) }) });
const userSchema = z.object({ user: standingSchema });
const channelSchema = z.object({
  channel: z.object({ is_member: z.boolean().default(false), is_archived: z.boolean().default(false) }),
});

export interface SlackSelfCheck {
  /** Returns the workspace, the bot's name and the scopes of the bot token. */
  bot(): Promise<{ readonly team: string; readonly name: string; readonly scopes: readonly string[] }>;
  /**
   * Opens a socket and closes it after Slack's first frame. Returns how many other sockets of this app are open;
   * `undefined` if Slack does not say.
   */
  socket(appToken: string): Promise<number | undefined>;
  /** Returns what the person is in this workspace, such as a member or a guest. Throws when the id is unknown. */
  user(userId: string): Promise<Standing>;
  /** Returns the user ids of the group's members. */
  userGroup(usergroupId: string): Promise<readonly string[]>;
  channel(channelId: string): Promise<{ readonly isMember: boolean; readonly isArchived: boolean }>;
  /**
   * Returns how far this machine's clock is ahead of Slack's, in milliseconds.
   * @throws Error when Slack does not answer or its answer has no time
   */
  clockAheadMs(): Promise<number>;
}

/**
 * Calls Slack as the bot does, and changes nothing. All methods except `clockAheadMs` throw ConfigError or
 * UpstreamError with a readable message.
 */
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
      const answer = await callSlack('auth.test', () => client.auth.test(), TOKEN_NAMES.bot);
      const { scopes } = scopesSchema.parse(answer).response_metadata;
      return { team: answer.team ?? '', name: answer.user ?? '', scopes };
    },
    socket: async (appToken) => {
      const app = new WebClient(appToken, options);
      const open = () => app.apps.connections.open({});
      const { url } = await callSlack('apps.connections.open', open, TOKEN_NAMES.app);
      return tryConnection(url ?? '');
    },
    user: async (user) => {
      const answer = await callSlack('users.info', () => client.users.info({ user }), `the user ${user}`);
      const home = await callSlack('auth.test', () => client.auth.test());
      return standingOf(userSchema.parse(answer).user, homeSchema.parse(home));
    },
    userGroup: async (usergroup) => {
      const list = () => client.usergroups.users.list({ usergroup });
      const answer = await callSlack('usergroups.users.list', list, `the user group ${usergroup}`);
      return answer.users ?? [];
    },
    channel: async (channel) => {
      const look = () => client.conversations.info({ channel });
      const answer = await callSlack('conversations.info', look, `the channel ${channel}`);
      const { is_member: isMember, is_archived: isArchived } = channelSchema.parse(answer).channel;
      return { isMember, isArchived };
    },
    clockAheadMs: () => clockAhead(apiUrl ?? 'https://slack.com/api/'),
  };
}

/**
 * Compares this machine's clock with the Date header of Slack's answer. The header has whole seconds. The method
 * `api.test` needs no token.
 */
async function clockAhead(apiUrl: string): Promise<number> {
  const response = await fetch(new URL('api.test', apiUrl), { method: 'POST', signal: AbortSignal.timeout(8000) });
  const theirs = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(theirs)) throw new Error('Slack did not say what time it is.');
  return Date.now() - theirs;
}

const nothing = () => undefined;
/** A logger that logs nothing, because each check reports a failure in its own words. */
const SILENT = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => 'error' as never,
};
