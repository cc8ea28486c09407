import type { Actor } from '../../../scenario/participant/operations.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import type { Person } from '../../people/people.ts';
import type { Text } from '../../text/en.ts';
import type { ListenerParts } from '../parts.ts';

/** A word after `/mfa-demo`. Only the person who typed it sees the answer. */
export interface DemoCommand {
  /** The usual name, then its aliases. */
  readonly names: readonly [string, ...string[]];
  /** Returns the answer; `undefined` if a window was opened instead, or a message follows in the same conversation. */
  answer(call: CommandCall): Promise<MessageContent | undefined>;
}

/** The person who uses a command or a button. */
export interface Caller {
  readonly parts: ListenerParts;
  readonly actor: Actor;
  /** Asks Slack who the person is. Called only by answers that need this. @throws UpstreamError, ConfigError */
  person(): Promise<Person>;
  readonly text: Text;
  /**
   * The bot as mrkdwn: a mention, which people can click to open the bot's direct message, or the app's name if the
   * bot's user id is unknown.
   */
  readonly bot: string;
  /** URL of the direct message with the bot, if known. */
  readonly dmLink?: string | undefined;
}

export interface CommandCall extends Caller {
  /** The conversation in which the command was typed. */
  readonly channelId: string;
  /** The text after the word. */
  readonly rest: string;
  /** For opening a modal within three seconds. */
  readonly triggerId: string;
}
