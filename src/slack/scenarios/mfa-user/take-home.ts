import type { KnownBlock } from '@slack/types';
import { codeCommands } from '../../../scenario/mfa-user/take-home/commands.ts';
import { section } from '../../messages/blocks.ts';
import { escapeMrkdwn } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';

/** A lesson's texts about its commands. */
interface LessonWords {
  readonly intro: string;
  readonly issue: string;
  readonly request: string;
  /** The paragraph below the commands. */
  readonly more: string;
}

/**
 * Shows how one MFA code becomes temporary credentials, and how these are used.
 * @param operation the STS operation, as the AWS CLI names it
 */
export function commandBlocks(operation: string, { intro, more, ...words }: LessonWords, text: Text): KnownBlock[] {
  return [section(intro), codeBlock(codeCommands(operation, { ...text.takeHome.cli, ...words })), section(more)];
}

/** Returns a code block with lines of a terminal or a file. */
export function codeBlock(lines: string): KnownBlock {
  return section(`\`\`\`${escapeMrkdwn(lines)}\`\`\``);
}
