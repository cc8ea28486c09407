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
  /** What is useful to know afterwards. */
  readonly more: string;
}

/**
 * Shows how one MFA code becomes temporary credentials, and how these are used.
 * @param operation of STS, as in the AWS CLI
 */
export function commandBlocks(operation: string, { intro, more, ...words }: LessonWords, text: Text): KnownBlock[] {
  return [section(intro), codeBlock(codeCommands(operation, { ...text.takeHome.cli, ...words })), section(more)];
}

/** Shows lines as in a terminal or a file. */
export function codeBlock(lines: string): KnownBlock {
  return section(`\`\`\`${escapeMrkdwn(lines)}\`\`\``);
}
