import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { ScreenConversation, Workspace } from '../../../slack/person/types.ts';
import { linkedPlace } from './linked-place.ts';

interface LinksOptions {
  readonly workspace: Workspace;
  readonly conversations: readonly ScreenConversation[];
  readonly desk: RefObject<HTMLElement | null>;
  readonly open: (channelId: string) => void;
}

/**
 * Follows links that lead to a place in this workspace: opens the conversation, brings the message into sight and gives it the
 * focus. `followed` counts how often, so that the same link works twice.
 */
export function useLinks({ workspace, conversations, desk, open }: LinksOptions) {
  const [{ followed, ts }, setFollowed] = useState<{ followed: number; ts?: string | undefined }>({ followed: 0 });

  useEffect(() => {
    if (followed === 0) return;
    // A list that is new goes to its end in the next frame, so the message is shown in the one after that.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const message = desk.current?.querySelector<HTMLElement>(ts ? `[data-ts="${ts}"]` : 'article:last-of-type');
        if (!message) return;
        message.scrollIntoView({ block: 'center' });
        message.tabIndex = -1;
        message.focus({ preventScroll: true });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [followed, ts, desk]);

  const follow = useCallback(
    (href: string): boolean => {
      const place = linkedPlace(href, workspace, conversations);
      if (!place) return false;
      open(place.channelId);
      setFollowed((before) => ({ followed: before.followed + 1, ts: place.ts }));
      return true;
    },
    [workspace, conversations, open],
  );
  return follow;
}
