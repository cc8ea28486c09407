import { useCallback, useEffect, useState } from 'react';
import type { Persona, Screen, ScreenConversation } from '../../../slack/person/types.ts';
import type { Screens } from '../live/use-screens.ts';

/** The open conversation and the unread conversations of each person. */
export interface Reading {
  openOf(userId: string): ScreenConversation | undefined;
  open(userId: string, channelId: string): void;
  /** Whether the Home tab is open instead of the messages. */
  isHomeOpen(userId: string): boolean;
  openHome(userId: string, isOpen: boolean): void;
  unreadOf(userId: string): ReadonlySet<string>;
}

/**
 * Returns the open and the unread conversations of each person. A message counts as read if the page shows the messages
 * of its conversation (not the Home), or if the message already existed when the page was loaded.
 */
export function useReading(screens: Screens, shown: readonly Persona[]): Reading {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [homes, setHomes] = useState<Readonly<Record<string, boolean>>>({});
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({});
  const openOf = (userId: string) => openIn(screens.get(userId), chosen[userId]);
  const isHomeOpen = (userId: string) => homes[userId] === true && openOf(userId)?.kind === 'app-dm';
  const isOpen = (userId: string, channelId: string) =>
    shown.some((persona) => persona.userId === userId) &&
    openOf(userId)?.channelId === channelId &&
    !isHomeOpen(userId);

  const newest = [...screens].flatMap(([userId, { conversations }]) =>
    conversations.map(({ channelId, messages }) => ({
      userId,
      channelId,
      key: `${userId} ${channelId}`,
      ts: messages.at(-1)?.ts ?? '',
    })),
  );
  const nowSeen = newest.filter(
    ({ userId, channelId, key, ts }) => seen[key] !== ts && (isOpen(userId, channelId) || !(key in seen)),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each render makes a new list, so the content counts
  useEffect(() => {
    if (nowSeen.length === 0) return;
    setSeen((before) => ({ ...before, ...Object.fromEntries(nowSeen.map(({ key, ts }) => [key, ts])) }));
  }, [nowSeen.map(({ key, ts }) => `${key} ${ts}`).join()]);

  const unread = newest.filter(
    ({ userId, channelId, key, ts }) => key in seen && ts > (seen[key] ?? '') && !isOpen(userId, channelId),
  );
  return {
    openOf,
    open: useCallback((userId, channelId) => {
      setChosen((before) => ({ ...before, [userId]: channelId }));
      setHomes((before) => ({ ...before, [userId]: false }));
    }, []),
    isHomeOpen,
    openHome: useCallback((userId, isNowOpen) => setHomes((before) => ({ ...before, [userId]: isNowOpen })), []),
    unreadOf: (userId) => new Set(unread.filter((one) => one.userId === userId).map(({ channelId }) => channelId)),
  };
}

/** Returns the open conversation: the chosen conversation, or else the DM with the app. */
function openIn(screen: Screen | undefined, channelId: string | undefined): ScreenConversation | undefined {
  const conversations = screen?.conversations ?? [];
  return (
    conversations.find((conversation) => conversation.channelId === channelId) ??
    conversations.find(({ kind }) => kind === 'app-dm')
  );
}
