import { useCallback, useState } from 'react';
import type { Screen, ScreenConversation } from '../../slack/person-types.ts';

/** The conversation each person has open; at first the one with the app. */
export function useChannel(userId: string, screen: Screen | undefined) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const openChannel = useCallback(
    (channelId: string) => setChosen((before) => ({ ...before, [userId]: channelId })),
    [userId],
  );
  const conversations: readonly ScreenConversation[] = screen?.conversations ?? [];
  const conversation =
    conversations.find(({ channelId }) => channelId === chosen[userId]) ??
    conversations.find(({ kind }) => kind === 'app-dm');
  return { conversation, openChannel };
}
