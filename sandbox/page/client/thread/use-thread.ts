import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { ScreenMessage } from '../../../slack/person/types.ts';
import { threadIn } from './threads.ts';

/** Which thread is open beside the conversation. When it closes, the focus goes back to the message it hangs on. */
export function useThread(messages: readonly ScreenMessage[], conversation: RefObject<HTMLElement | null>) {
  const [rootTs, setRootTs] = useState<string>();
  const [leftTs, setLeftTs] = useState<string>();
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
