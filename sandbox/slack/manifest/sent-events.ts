/**
 * The events that this Slack sends, each with the scope without which Slack does not send it
 * (docs.slack.dev/reference/events); `app_home_opened` needs none.
 */
export const SENT_EVENTS: Readonly<Record<string, string | undefined>> = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.im': 'im:history',
};
