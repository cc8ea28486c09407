import { isDeepStrictEqual } from 'node:util';
import type { Message, Metadata } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';
import type { Slack } from '../deliver.ts';
import { tell } from './tell.ts';

/**
 * The metadata of a message before and after a change. `before` is absent if the message is new or had no metadata,
 * `now` if the message is deleted or has no metadata now.
 */
interface Change {
  readonly before?: Metadata | undefined;
  readonly now?: Metadata | undefined;
}

/**
 * Sends the event about the metadata of a message, if the app's manifest subscribes to its type
 * (docs.slack.dev/reference/events/message_metadata_posted, message_metadata_updated and message_metadata_deleted).
 */
export async function tellMetadata(
  slack: Slack,
  message: Message,
  { before, now }: Change,
  isEcho: boolean,
): Promise<void> {
  const { state } = slack;
  if (isDeepStrictEqual(before, now) || !isSubscribed(state, now ?? before)) return;
  const kind = before === undefined ? 'posted' : now === undefined ? 'deleted' : 'updated';
  const type = `message_metadata_${kind}`;
  await tell(slack, type, { type, ...metadataParts(state, message, { before, now }) }, isEcho);
}

/**
 * Returns whether the manifest subscribes to this metadata. The workspace has only one app, so a subscription matches
 * only with the id of this app or `*`.
 */
function isSubscribed({ manifest, app }: SlackState, metadata: Metadata | undefined): boolean {
  return manifest.metadataSubscriptions.some(
    ({ appId, eventType }) =>
      ['*', app.appId].includes(appId) && (eventType === '*' || eventType === metadata?.event_type),
  );
}

function metadataParts(state: SlackState, { channelId, ts }: Message, { before, now }: Change): object {
  const eventTs = before === undefined ? ts : state.newTs();
  return {
    app_id: state.app.appId,
    bot_id: state.app.botId,
    user_id: state.app.botUserId,
    team_id: state.team.id,
    channel_id: channelId,
    ...(before === undefined ? {} : { previous_metadata: before }),
    ...(now === undefined ? { deleted_ts: eventTs } : { metadata: now }),
    message_ts: ts,
    event_ts: eventTs,
  };
}
