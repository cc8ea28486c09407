import type { Actor } from '../../../scenario/participant/operations.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import type { ListenerParts } from '../parts.ts';

/** One button. Old messages keep their buttons, so every handler expects that its demo has moved on. */
export interface DemoAction {
  readonly actionId: string;
  handle(click: Click, parts: ListenerParts): Promise<void>;
}

export interface Click {
  readonly actor: Actor;
  /** From the button's value; empty when it carried none of ours, which then is nobody's demo. */
  readonly demoId: string;
  readonly triggerId: string;
  /** As in a command. */
  readonly bot: string | undefined;
  readonly dmLink: string | undefined;
  /** The conversation of the message; and the message; both empty in a modal. */
  readonly channelId: string;
  readonly messageTs: string;
  /** The window of the button, and what it remembers about itself; both empty in a message. */
  readonly viewId: string;
  readonly privateMetadata: string;
  /** Answers below the message, seen by this person alone; or in the window with the button. */
  answer(content: MessageContent): Promise<void>;
}
