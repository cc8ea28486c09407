/** Where a participant is told of a demo, and what lies there for them: facts that only the Slack side writes. */
export interface Conversation {
  /** The DM's id (`D...`). */
  readonly channelId?: string | undefined;
  /** Timestamp of the one progress message, updated in place. */
  readonly progressTs?: string | undefined;
  readonly qrMessageTs?: string | undefined;
  readonly qrFileId?: string | undefined;
  /** Timestamp of the short message that offers more time. */
  readonly reminderTs?: string | undefined;
  /** The Slack modal that waits for the answer to the last submission, and since which version of the demo. */
  readonly waitingViewId?: string | undefined;
}

export type Fact = keyof Conversation;

/** Stands where something was that has been removed: whoever posted late sees that nothing belongs there any more. */
export const REMOVED = 'removed';

/**
 * Remembers a demo's conversation beside its record: each fact as soon as it is known, and under no version of the demo. It is
 * kept and forgotten with the record. Every adapter passes test/contract/conversation-memory.ts.
 */
export interface ConversationMemory {
  read(demoId: string): Promise<Conversation>;
  /**
   * Puts a fact in the place of the one that was read before. Answers false, and changes nothing, when another one is there
   * by now or the demo is forgotten: then somebody else has gone on with this demo. The same fact may be there already.
   */
  replace(demoId: string, fact: Fact, before: string | undefined, now: string): Promise<boolean>;
}

/** Says whether something is there to be updated or deleted. */
export function isThere(value: string | undefined): value is string {
  return value !== undefined && value !== REMOVED;
}
