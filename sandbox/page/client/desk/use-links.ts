import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { ScreenConversation, Workspace } from '../../../slack/person/types.ts';
import type { Followed } from '../thread/followed.ts';
import { linkedPlace } from './linked-place.ts';

interface LinksOptions {
  readonly workspace: Workspace;
  readonly conversations: readonly ScreenConversation[];
  readonly desk: RefObject<HTMLElement | null>;
  readonly open: (channelId: string) => void;
}

/**
 * Returns `follow`, which opens the conversation of a link, and the thread if the link leads to a reply. The message,
 * or the newest one if the link names none, gets the focus. `follow` returns false for a link to another place.
 * `followed` is the place until its message has the focus.
 */
export function useLinks({ workspace, conversations, desk, open }: LinksOptions) {
  const [followed, setFollowed] = useState<Followed>();

  useEffect(() => {
    if (!followed) return;
    // A new list scrolls to its end in the next frame, so scroll to the message one frame later.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        show(messageOf(followed, desk.current));
        // A conversation that is opened later must not open this thread again.
        setFollowed(undefined);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [followed, desk]);

  const follow = useCallback(
    (href: string): boolean => {
      const place = linkedPlace(href, workspace, conversations);
      if (!place) return false;
      open(place.channelId);
      // Always a new object, so that the same link works twice.
      setFollowed({ ...place, threadTs: place.threadTs ?? threadOf(place, conversations) });
      return true;
    },
    [workspace, conversations, open],
  );
  return { follow, followed };
}

/** Returns the thread of a reply, for an address without `thread_ts`. */
function threadOf({ channelId, ts }: Followed, conversations: readonly ScreenConversation[]): string | undefined {
  const messages = conversations.find((one) => one.channelId === channelId)?.messages ?? [];
  return messages.find((message) => message.ts === ts)?.threadTs;
}

function messageOf({ ts, threadTs }: Followed, desk: HTMLElement | null): HTMLElement | null | undefined {
  if (ts === undefined) return desk?.querySelector<HTMLElement>('article:last-of-type');
  const inThread = threadTs === undefined ? null : desk?.querySelector<HTMLElement>(`.thread [data-ts="${ts}"]`);
  return inThread ?? desk?.querySelector<HTMLElement>(`[data-ts="${ts}"]`);
}

function show(message: HTMLElement | null | undefined): void {
  if (!message) return;
  message.scrollIntoView({ block: 'center' });
  message.tabIndex = -1;
  message.focus({ preventScroll: true });
}
