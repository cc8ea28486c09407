import type { Config } from '../config.ts';
import type { SlackSelfCheck } from '../slack/self-check.ts';
import { type Check, type Finding, failed, messageOf, ok, skipped } from './check.ts';
import { clockFinding } from './clock.ts';
import { given, once } from './needs.ts';
import { accessFinding, adminsFinding, mayLookAtChannels } from './slack-people.ts';
import { BOT_SCOPES, USER_GROUP_SCOPE } from './slack-scopes.ts';

type SlackConfig = Config['slack'];
type Bot = Awaited<ReturnType<SlackSelfCheck['bot']>>;

const AWAY = 'Slack must be reachable first';
const NO_TOKEN = 'Slack must accept SLACK_BOT_TOKEN first';

export function slackChecks({ slack, access }: Pick<Config, 'slack' | 'access'>, look: SlackSelfCheck): Check[] {
  const clock = once(look.clockAheadMs);
  const bot = once(look.bot);
  const asBot = (judge: (bot: Bot) => Finding | Promise<Finding>) => () => given(bot, NO_TOKEN, judge);
  return [
    { id: 'slack', title: 'Slack can be reached', run: () => reach(clock, slack) },
    {
      id: 'slack-clock',
      title: "This machine's clock agrees with Slack's",
      run: () => given(clock, AWAY, (aheadMs) => clockFinding(aheadMs, "Slack's")),
    },
    {
      id: 'slack-bot-token',
      title: 'Slack accepts the bot token',
      hint: 'Copy SLACK_BOT_TOKEN again from "OAuth & Permissions"; it may change when the app is reinstalled.',
      run: () =>
        given(clock, AWAY, async () => {
          const { team, name } = await bot();
          return ok(`${name} in ${team}`);
        }),
    },
    {
      id: 'slack-scopes',
      title: 'The app has the scopes it needs',
      run: asBot(({ scopes }) => scopesOf(slack, scopes)),
    },
    {
      id: 'slack-transport',
      title: 'Slack can send to the bot',
      hint: 'Copy SLACK_APP_TOKEN (with connections:write) again from "Basic Information", switch on Socket Mode, and stop bots that you do not need.',
      run: () => given(clock, AWAY, () => transport(slack, look)),
    },
    {
      id: 'slack-admins',
      title: 'The admins are full members',
      run: asBot(({ scopes }) => adminsFinding(slack, look, scopes)),
    },
    {
      id: 'slack-access',
      title: 'People may start a demo',
      run: asBot(({ scopes }) => accessFinding(access, look, scopes)),
    },
    {
      id: 'slack-audit-channel',
      title: 'The bot may write to the audit channel',
      run: asBot(({ scopes }) => auditChannel(slack, look, scopes)),
    },
  ];
}

async function reach(
  clock: () => Promise<number>,
  { apiUrl = 'https://slack.com/api/' }: SlackConfig,
): Promise<Finding> {
  return clock().then(
    () => ok(apiUrl),
    () => failed(`${apiUrl} does not answer`, 'Check the network, a proxy, and SLACK_API_URL.'),
  );
}

function scopesOf({ admins: { usergroupId }, allowedUsergroupId }: SlackConfig, granted: readonly string[]): Finding {
  const needed: string[] = [...BOT_SCOPES, ...(usergroupId || allowedUsergroupId ? [USER_GROUP_SCOPE] : [])];
  const missing = needed.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return ok(needed.join(', '));
  const hint = 'Add them under "OAuth & Permissions" (see manifest.yml), and reinstall the app.';
  return failed(`missing: ${missing.join(', ')}`, hint);
}

async function transport({ transport: how }: SlackConfig, look: SlackSelfCheck): Promise<Finding> {
  if (how.kind === 'http') {
    return skipped(`Slack calls port ${how.port}; only Slack can tell whether it reaches /slack/events from outside`);
  }
  const others = await look.socket(how.appToken);
  return ok(others === undefined ? 'Socket Mode answers' : `Socket Mode answers; ${others} of 10 connections are open`);
}

async function auditChannel(
  { auditChannelId }: SlackConfig,
  look: SlackSelfCheck,
  scopes: readonly string[],
): Promise<Finding> {
  if (auditChannelId === undefined) return skipped('AUDIT_CHANNEL_ID is not set');
  // Posting needs neither channels:read nor groups:read, so the manifest asks for neither.
  if (!mayLookAtChannels(scopes)) {
    return skipped('the scope channels:read is needed to check this; invite the bot to the channel: /invite @MFA Demo');
  }
  const found = await look.channel(auditChannelId).catch((error: unknown) => messageOf(error));
  const isMember = typeof found === 'string' ? found : found.isMember;
  if (isMember === true) return ok(auditChannelId);
  const says = isMember === false ? `the bot is not a member of ${auditChannelId}` : isMember;
  return failed(says, 'Check AUDIT_CHANNEL_ID, and invite the bot to that channel: /invite @MFA Demo.');
}
