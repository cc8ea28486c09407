/** What the bot has posted to a participant about a demo, and where. Only the Slack side writes these facts. */
export interface Conversation {
  /** The id of the direct message (`D...`). */
  readonly channelId?: string | undefined;
  /** Timestamp of the progress message, which is updated in place. */
  readonly progressTs?: string | undefined;
  /** Timestamp of the separate message with the QR code that earlier versions of the bot posted. */
  readonly qrMessageTs?: string | undefined;
  readonly qrFileId?: string | undefined;
  /** The id of the file that the progress message shows. */
  readonly shownQrFileId?: string | undefined;
  /** Timestamp of the short message that offers more time. */
  readonly reminderTs?: string | undefined;
  /**
   * The short message that notifies the person that the demo waits for them, and the stage that waits. Only the Slack
   * side reads the format.
   */
  readonly turnNotice?: string | undefined;
  /** The window that waits for the answer to the last submission. Only the Slack side reads the format. */
  readonly waitingWindow?: string | undefined;
  /** Whether the programs to take home were sent. Only the Slack side reads the format. */
  readonly takeHome?: string | undefined;
  /** Alerts for the admins, and the admins who have got them. Only the Slack side reads the format. */
  readonly alerts?: string | undefined;
  /** Messages and files that could not be deleted. Only the Slack side reads the format. */
  readonly strays?: string | undefined;
  /** The version of the demo that could not be shown to its participant. */
  readonly untold?: string | undefined;
  /** The reason, as admins read it, if Slack has refused the upload of the QR code. */
  readonly pictureRefused?: string | undefined;
}

export type Fact = keyof Conversation;

/**
 * The value of a fact whose message or file was deleted. A bot that reads this value must not post the message or file
 * again.
 */
export const REMOVED = 'removed';

/**
 * Keeps what the bot has posted for a demo, one fact at a time. Saving the demo does not change the facts. They are
 * deleted together with the record. Every adapter passes test/contract/conversation-memory.ts.
 */
export interface ConversationMemory {
  read(demoId: string): Promise<Conversation>;
  /**
   * Replaces a fact if its value is still `before`, or is already `now`. If it has another value, or the demo is gone,
   * another bot is working on this demo: then it changes nothing and returns false.
   */
  replace(demoId: string, fact: Fact, before: string | undefined, now: string): Promise<boolean>;
}

/** Returns whether the message or file of a fact exists, so that it can be updated or deleted. */
export function isThere(value: string | undefined): value is string {
  return value !== undefined && value !== REMOVED;
}
