import { type RefObject, useCallback, useContext, useEffect, useState } from 'react';
import type { ScreenConversation } from '../../../slack/person/types.ts';
import { type Followed, FollowedContext } from './followed.ts';
import { threadIn } from './threads.ts';

/**
 * Returns the open thread, and functions that open and close it. A link to a reply opens its thread. After closing, the
 * focus is on the button of the thread's first message that opens the thread again.
 */
export function useThread({ channelId, messages }: ScreenConversation, conversation: RefObject<HTMLElement | null>) {
  const followed = useContext(FollowedContext);
  const [rootTs, setRootTs] = useState<string>();
  const [leftTs, setLeftTs] = useState<string>();
  const [opened, setOpened] = useState<Followed>();
  // This is not an effect: the thread must already exist when `useLinks` scrolls to the message.
  if (followed !== opened && followed?.threadTs !== undefined && followed.channelId === channelId) {
    setOpened(followed);
    setRootTs(followed.threadTs);
  }
  const close = useCallback(() => {
    setLeftTs(rootTs);
    setRootTs(undefined);
  }, [rootTs]);

  useEffect(() => {
    if (leftTs === undefined) return;
    const root = conversation.current?.querySelector(`.messages [data-ts="${leftTs}"]`);
    root?.querySelector<HTMLElement>('[data-opens-thread]')?.focus();
    setLeftTs(undefined);
  }, [leftTs, conversation]);

  return { thread: threadIn(messages, rootTs), open: setRootTs, close };
}
