import type { Actor } from '../../../scenario/participant/operations.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import type { ListenerParts } from '../parts.ts';

/** A button of a demo. Old messages keep their buttons, so each handler expects that the demo may have moved on. */
export interface DemoAction {
  readonly actionId: string;
  handle(click: Click, parts: ListenerParts): Promise<void>;
}

export interface Click {
  readonly actor: Actor;
  /** The demo id from the button's value; empty if the value is not a demo id, and then no demo is found. */
  readonly demoId: string;
  readonly triggerId: string;
  /** As in a command: the bot as mrkdwn, and the URL of its direct message. */
  readonly bot: string | undefined;
  readonly dmLink: string | undefined;
  /** The conversation and the timestamp of the message; both empty in a modal. */
  readonly channelId: string;
  readonly messageTs: string;
  /** The window with the button, and its private metadata; both empty in a message. */
  readonly viewId: string;
  readonly privateMetadata: string;
  /** Answers below the message, seen by this person alone, or in the window with the button. */
  answer(content: MessageContent): Promise<void>;
}
