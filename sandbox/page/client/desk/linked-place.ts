import type { ScreenConversation, Workspace } from '../../../slack/person/types.ts';
import type { Followed } from '../thread/followed.ts';

/**
 * Parses the address of a message or conversation in this workspace, or of the app's direct message. Returns undefined
 * for other addresses, and for a conversation that is not in `conversations`.
 */
export function linkedPlace(
  href: string,
  { url, teamId }: Pick<Workspace, 'url' | 'teamId'>,
  conversations: readonly Pick<ScreenConversation, 'channelId' | 'kind'>[],
): Followed | undefined {
  if (!URL.canParse(href)) return undefined;
  const { origin, pathname, searchParams } = new URL(href);
  if (origin === 'https://slack.com' && pathname === '/app_redirect') {
    const dm = conversations.find(({ kind }) => kind === 'app-dm');
    return dm && searchParams.get('team') === teamId ? { channelId: dm.channelId } : undefined;
  }
  const [, channelId, seconds, fraction] = /^\/archives\/(\w+)(?:\/p(\d+)(\d{6}))?$/.exec(pathname) ?? [];
  const isHere = origin === url && conversations.some((known) => known.channelId === channelId);
  if (!isHere || channelId === undefined) return undefined;
  if (seconds === undefined) return { channelId };
  const ts = `${seconds}.${fraction}`;
  const threadTs = searchParams.get('thread_ts') ?? ts;
  return threadTs === ts ? { channelId, ts } : { channelId, ts, threadTs };
}
