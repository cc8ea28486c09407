import type { Actor } from '../../../scenario/participant/operations.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import type { Person } from '../../people/people.ts';
import type { Text } from '../../text/en.ts';
import type { ListenerParts } from '../parts.ts';

/** One word after `/mfa-demo`. The answer is seen by the person who typed it, and by nobody else. */
export interface DemoCommand {
  /** The first is the one that help shows, the others are aliases. */
  readonly names: readonly [string, ...string[]];
  /** `undefined` when the answer is a window that was opened, or a message that follows in the same conversation. */
  answer(call: CommandCall): Promise<MessageContent | undefined>;
}

/** Who asks, by a command or by a button that does the same. */
export interface Caller {
  readonly parts: ListenerParts;
  readonly actor: Actor;
  /** Asks Slack who they are, which not every answer needs. @throws UpstreamError, ConfigError */
  person(): Promise<Person>;
  readonly text: Text;
  /** The bot as mrkdwn, so that a click leads to its direct message. */
  readonly bot: string;
  /** The address of the direct message with the bot, where it is known. */
  readonly dmLink?: string | undefined;
}

export interface CommandCall extends Caller {
  /** Where it was typed. */
  readonly channelId: string;
  /** What was typed behind the word. */
  readonly rest: string;
  /** For opening a modal, within three seconds. */
  readonly triggerId: string;
}
