import type { Text } from '../text/en.ts';
import { context, type MessageContent, section } from './blocks.ts';
import { clip } from './limits.ts';
import { escapeMrkdwn } from './mrkdwn.ts';

const LONGEST_WORD = 40;

/** What the bot does and how. A word that is no command is named first. */
export function helpMessage(
  text: Text,
  { isAdmin, unknownWord }: { isAdmin: boolean; unknownWord?: string | undefined },
): MessageContent {
  const { help, unknown } = text.commands;
  const opening = unknownWord ? [section(unknown(escapeMrkdwn(clip(unknownWord, LONGEST_WORD))))] : [];
  const list = [...help.list, ...(isAdmin ? [help.cleanup] : []), help.help].join('\n');
  const blocks = [...opening, section(help.what), section(list), section(help.safe)];
  return { text: list, blocks: [...blocks, context(text.progress.notForWorkloads)] };
}
