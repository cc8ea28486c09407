import { type RefObject, useCallback, useContext, useEffect, useState } from 'react';
import type { ScreenConversation } from '../../../slack/person/types.ts';
import { type Followed, FollowedContext } from './followed.ts';
import { threadIn } from './threads.ts';

/** Which thread is open beside the conversation: the one of a reply whose link was followed, too. When it closes, the focus goes back to its first message. */
export function useThread({ channelId, messages }: ScreenConversation, conversation: RefObject<HTMLElement | null>) {
  const followed = useContext(FollowedContext);
  const [rootTs, setRootTs] = useState<string>();
  const [leftTs, setLeftTs] = useState<string>();
  const [opened, setOpened] = useState<Followed>();
  // While rendering and not in an effect: the thread has to be there when the link's message is brought into sight.
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
