import { useEffect, useState } from 'react';
import type { Screen } from '../../../slack/person-types.ts';

/** Channels with messages that came while another conversation was open. What was there at first counts as read. */
export function useUnread(
  userId: string,
  screen: Screen | undefined,
  openChannelId: string | undefined,
): ReadonlySet<string> {
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({});
  const newest = (screen?.conversations ?? []).map(({ channelId, messages }) => ({
    channelId,
    key: `${userId} ${channelId}`,
    ts: messages.at(-1)?.ts ?? '',
  }));
  const nowSeen = newest.filter(
    ({ channelId, key, ts }) => seen[key] !== ts && (channelId === openChannelId || !(key in seen)),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is made anew each time, its content decides
  useEffect(() => {
    if (nowSeen.length === 0) return;
    setSeen((before) => ({ ...before, ...Object.fromEntries(nowSeen.map(({ key, ts }) => [key, ts])) }));
  }, [nowSeen.map(({ key, ts }) => `${key} ${ts}`).join()]);

  const unread = newest.filter(({ key, ts, channelId }) => {
    return channelId !== openChannelId && key in seen && ts > (seen[key] ?? '');
  });
  return new Set(unread.map(({ channelId }) => channelId));
}
