/** Where a participant is told of a demo, and what lies there for them: facts that only the Slack side writes. */
export interface Conversation {
  /** The DM's id (`D...`). */
  readonly channelId?: string | undefined;
  /** Timestamp of the one progress message, updated in place. */
  readonly progressTs?: string | undefined;
  /** Timestamp of the message of its own that the QR code had in earlier versions. */
  readonly qrMessageTs?: string | undefined;
  readonly qrFileId?: string | undefined;
  /** The file that Slack was able to show in the progress message. */
  readonly shownQrFileId?: string | undefined;
  /** Timestamp of the short message that offers more time. */
  readonly reminderTs?: string | undefined;
  /** The short message that calls the person back, with the turn it is for, in the words of the Slack side. */
  readonly turnNotice?: string | undefined;
  /** The window that waits for the answer to the last submission, in the words of the Slack side. */
  readonly waitingWindow?: string | undefined;
  /** Whether the programs to take home were sent, in the words of the Slack side. */
  readonly takeHome?: string | undefined;
  /** What the admins are to hear of the demo, and whom it has reached, in the words of the Slack side. */
  readonly alerts?: string | undefined;
  /** Messages and files that could not be deleted, in the words of the Slack side. */
  readonly strays?: string | undefined;
  /** The version of the demo that could not be shown to its participant. */
  readonly untold?: string | undefined;
  /** Slack's word for why the QR code cannot be uploaded. */
  readonly pictureRefused?: string | undefined;
}

export type Fact = keyof Conversation;

/** The value of a fact whose message or file was removed. A bot that reads it must not post there. */
export const REMOVED = 'removed';

/**
 * Stores what the bot has posted for a demo, one fact at a time. Saving the demo does not change the facts. They are deleted
 * together with the record. Every adapter passes test/contract/conversation-memory.ts.
 */
export interface ConversationMemory {
  read(demoId: string): Promise<Conversation>;
  /**
   * Replaces a fact if its value is still `before`, or is `now` already. Returns false and changes nothing if it has another
   * value or the demo is gone: then another bot is working on this demo.
   */
  replace(demoId: string, fact: Fact, before: string | undefined, now: string): Promise<boolean>;
}

/** Says whether something is there to be updated or deleted. */
export function isThere(value: string | undefined): value is string {
  return value !== undefined && value !== REMOVED;
}
