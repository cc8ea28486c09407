import type { Message } from './records.ts';
import type { SlackState } from './state.ts';

type NewMessage = Omit<Message, 'ts' | 'fileIds' | 'editedTs'> & { readonly fileIds?: readonly string[] };

export function addMessage(state: SlackState, message: NewMessage): Message {
  const added: Message = { fileIds: [], ...message, ts: state.newTs() };
  state.messages.set(added.channelId, [...messagesOf(state, added.channelId), added]);
  state.changed();
  return added;
}

export function replaceMessage(state: SlackState, message: Message, isMarkedAsEdited: boolean): Message {
  const edited = isMarkedAsEdited ? { ...message, editedTs: state.newTs() } : message;
  const messages = messagesOf(state, message.channelId);
  state.messages.set(
    message.channelId,
    messages.map((other) => (other.ts === message.ts ? edited : other)),
  );
  state.changed();
  return edited;
}

export function removeMessage(state: SlackState, channelId: string, ts: string): void {
  state.messages.set(
    channelId,
    messagesOf(state, channelId).filter((message) => message.ts !== ts),
  );
  state.changed();
}

export function messagesOf(state: SlackState, channelId: string): readonly Message[] {
  return state.messages.get(channelId) ?? [];
}

export function findMessage(state: SlackState, channelId: string, ts: string): Message | undefined {
  return messagesOf(state, channelId).find((message) => message.ts === ts);
}

/** Returns the replies in the thread of this message, oldest first, without ephemeral ones. */
export function repliesTo(state: SlackState, { channelId, ts }: Message): readonly Message[] {
  return messagesOf(state, channelId).filter(
    (other) => other.threadTs === ts && isReply(other) && other.visibleTo === undefined,
  );
}

/** Returns whether a message is a reply in the thread of another message. */
export function isReply({ ts, threadTs = ts }: Message): boolean {
  return threadTs !== ts;
}

/**
 * Returns the `thread_ts` of a reply to the message at `ts`. If this message is itself a reply, the new reply is in the
 * same thread.
 */
export function threadTsFor(state: SlackState, channelId: string, ts: string | undefined): string | undefined {
  if (ts === undefined) return undefined;
  return findMessage(state, channelId, ts)?.threadTs ?? ts;
}

export function visibleMessages(state: SlackState, channelId: string, userId: string): readonly Message[] {
  if (!state.conversations.get(channelId)?.memberIds.includes(userId)) return [];
  return messagesOf(state, channelId).filter((message) => !message.visibleTo || message.visibleTo === userId);
}
