import type { Text } from '../text/en.ts';
import { below, startButton, statusButton } from './answers/buttons.ts';
import { context, type MessageContent, section } from './blocks.ts';

/** Explains a demo in five steps and lists the commands. People see only commands that they may use. */
export function helpMessage(
  text: Text,
  { isAdmin, mayCheck, mayTrain }: { isAdmin: boolean; mayCheck: boolean; mayTrain: boolean },
): MessageContent {
  const { help } = text.commands;
  const list = [
    ...help.list,
    ...(isAdmin ? [help.cleanup] : []),
    ...(mayCheck ? [help.check] : []),
    ...(mayTrain ? [help.workshop] : []),
    help.help,
  ].join('\n');
  return {
    text: list,
    blocks: [
      section(help.what),
      section(help.steps.join('\n')),
      section(help.safe),
      section(list),
      ...(isAdmin ? [section(help.admins)] : []),
      ...below(startButton(text, 'primary'), statusButton(text)),
      context(help.realWork),
    ],
  };
}
