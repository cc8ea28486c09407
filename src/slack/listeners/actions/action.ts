import type { Actor } from '../../../scenario/participant/operations.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import type { ListenerParts } from '../parts.ts';

/** A button of a demo. Old messages keep their buttons, so each handler accepts a demo in any stage and phase. */
export interface DemoAction {
  readonly actionId: string;
  handle(click: Click, parts: ListenerParts): Promise<void>;
}

export interface Click {
  readonly actor: Actor;
  /** The demo id from the button's value; empty if the value is not a demo id, and then no demo is found. */
  readonly demoId: string;
  readonly triggerId: string;
  /** The bot as mrkdwn, if Slack gives its user id. */
  readonly bot: string | undefined;
  /** URL of the direct message with the bot, if known. */
  readonly dmLink: string | undefined;
  /**
   * The conversation and the timestamp of the message with the button. Both are empty in a modal and in the App Home.
   * The timestamp is also empty for a message that only this person sees.
   */
  readonly channelId: string;
  readonly messageTs: string;
  /** The window with the button, and its private metadata; both empty in a message. */
  readonly viewId: string;
  readonly privateMetadata: string;
  /** Answers in the modal, below the message, or else in the direct message. Only this person sees the answer. */
  answer(content: MessageContent): Promise<void>;
}
