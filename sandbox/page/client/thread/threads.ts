import type { ScreenMessage } from '../../../slack/person/types.ts';

/**
 * Returns the messages of the conversation without the replies in threads. A reply is included if it was also sent to
 * the channel, or if the first message of its thread is deleted.
 */
export function inConversation(messages: readonly ScreenMessage[]): readonly ScreenMessage[] {
  const known = new Set(messages.map(({ ts }) => ts));
  return messages.filter(
    ({ threadTs, isBroadcast }) => threadTs === undefined || isBroadcast === true || !known.has(threadTs),
  );
}

/**
 * Returns the message with this timestamp and its replies, oldest first, or an empty list if the message is deleted.
 */
export function threadIn(messages: readonly ScreenMessage[], rootTs: string | undefined): readonly ScreenMessage[] {
  const thread = messages.filter(({ ts, threadTs }) => ts === rootTs || threadTs === rootTs);
  return rootTs !== undefined && thread.some(({ ts }) => ts === rootTs) ? thread : [];
}
