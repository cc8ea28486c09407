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
  /** `bot` and `dmLink` are the same as in Caller. */
  readonly bot: string | undefined;
  readonly dmLink: string | undefined;
  /** The conversation and the timestamp of the message with the button; both empty in a modal. */
  readonly channelId: string;
  readonly messageTs: string;
  /** The window with the button, and its private metadata; both empty in a message. */
  readonly viewId: string;
  readonly privateMetadata: string;
  /** Answers in the window with the button, or below the message. Only this person sees the answer. */
  answer(content: MessageContent): Promise<void>;
}
