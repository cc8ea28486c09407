import type { ScreenMessage } from '../../../slack/person/types.ts';

/** What stands in the conversation itself: replies only if they were sent there too, or if their root is gone. */
export function inConversation(messages: readonly ScreenMessage[]): readonly ScreenMessage[] {
  const known = new Set(messages.map(({ ts }) => ts));
  return messages.filter(
    ({ threadTs, isBroadcast }) => threadTs === undefined || isBroadcast === true || !known.has(threadTs),
  );
}

/** The message at this timestamp and its replies, oldest first; nothing if it is gone. */
export function threadIn(messages: readonly ScreenMessage[], rootTs: string | undefined): readonly ScreenMessage[] {
  const thread = messages.filter(({ ts, threadTs }) => ts === rootTs || threadTs === rootTs);
  return rootTs !== undefined && thread.some(({ ts }) => ts === rootTs) ? thread : [];
}
