import type { Text } from '../../text/en.ts';
import { mention } from '../mrkdwn.ts';

/** How a person gets to their demo. */
export interface Way {
  /** URL of the demo's message or conversation, if known. */
  readonly link: string | undefined;
  /** The bot as mrkdwn, shown if there is no link. */
  readonly bot: string;
}

/**
 * Returns the URL of the direct message with this app. It works in every Slack client, also before anything was posted
 * there; https://docs.slack.dev/interactivity/deep-linking.
 */
export function linkToDm(app: { readonly appId: string; readonly teamId: string }): string {
  return `https://slack.com/app_redirect?app=${app.appId}&team=${app.teamId}`;
}

/** Returns the bot as mrkdwn: a mention, or its name if its user id is unknown. */
export function botInText(botUserId: string | undefined, text: Text): string {
  return botUserId === undefined ? text.commands.appName : mention(botUserId);
}
