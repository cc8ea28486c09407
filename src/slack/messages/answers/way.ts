import type { Text } from '../../text/en.ts';
import { mention } from '../mrkdwn.ts';

/** How a person gets to their demo. */
export interface Way {
  /** The address of its message or conversation, where it is known. */
  readonly link: string | undefined;
  /** The bot as mrkdwn, for where it is not. */
  readonly bot: string;
}

/**
 * Returns the address of the direct message with this app, in every client of Slack, before anything was posted there;
 * https://docs.slack.dev/interactivity/deep-linking.
 */
export function linkToDm(app: { readonly appId: string; readonly teamId: string }): string {
  return `https://slack.com/app_redirect?app=${app.appId}&team=${app.teamId}`;
}

/** The bot as mrkdwn: a mention, or its name where its id is not known. */
export function botInText(botUserId: string | undefined, text: Text): string {
  return botUserId === undefined ? text.commands.appName : mention(botUserId);
}
