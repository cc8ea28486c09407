/**
 * The events that the embedded Slack sends, each with the scope that it needs (docs.slack.dev/reference/events).
 * `app_home_opened` needs none.
 */
export const SENT_EVENTS: Readonly<Record<string, string | undefined>> = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  'message.channels': 'channels:history',
  'message.im': 'im:history',
  message_metadata_deleted: 'metadata.message:read',
  message_metadata_posted: 'metadata.message:read',
  message_metadata_updated: 'metadata.message:read',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
};

/** Events that Slack sends only for the types in the manifest's `metadata_subscriptions`. */
export const METADATA_EVENTS: readonly string[] = Object.keys(SENT_EVENTS).filter((event) =>
  event.startsWith('message_metadata_'),
);
