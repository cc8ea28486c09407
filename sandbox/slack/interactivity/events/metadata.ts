import { isDeepStrictEqual } from 'node:util';
import type { News } from '../../state/news.ts';
import type { Message, Metadata } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';
import type { Slack } from '../deliver.ts';
import { tell } from './tell.ts';

type MessageNews = Extract<News, { readonly kind: 'posted' | 'changed' | 'deleted' }>;

/**
 * Sends the event about the metadata of a message, if the app's manifest subscribes to its type
 * (docs.slack.dev/reference/events/message_metadata_posted, message_metadata_updated and message_metadata_deleted).
 */
export async function tellMetadata(slack: Slack, news: MessageNews, isEcho: boolean): Promise<void> {
  const { state } = slack;
  const before =
    news.kind === 'changed' ? news.before.metadata : news.kind === 'deleted' ? news.message.metadata : undefined;
  const now = news.kind === 'deleted' ? undefined : news.message.metadata;
  if (isDeepStrictEqual(before, now) || !isSubscribed(state, now ?? before)) return;
  const kind = before === undefined ? 'posted' : now === undefined ? 'deleted' : 'updated';
  const type = `message_metadata_${kind}`;
  await tell(slack, type, { type, ...metadataParts(state, news.message, { before, now }) }, isEcho);
}

/** All metadata is from the one app of this workspace, so only its id and `*` can match. */
function isSubscribed({ manifest, app }: SlackState, metadata: Metadata | undefined): boolean {
  return manifest.metadataSubscriptions.some(
    ({ appId, eventType }) =>
      ['*', app.appId].includes(appId) && (eventType === '*' || eventType === metadata?.event_type),
  );
}

function metadataParts(
  state: SlackState,
  { channelId, ts }: Message,
  { before, now }: { readonly before: Metadata | undefined; readonly now: Metadata | undefined },
): object {
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
