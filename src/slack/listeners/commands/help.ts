import type { MessageContent } from '../../messages/blocks.ts';
import { helpMessage } from '../../messages/help.ts';
import type { CommandCall, DemoCommand } from './command.ts';

export const help: DemoCommand = { names: ['help'], answer: (call) => answerHelp(call) };

/** Only admins read about cleaning up. Help comes also when it cannot be known whether one is an admin. */
export async function answerHelp({ parts, person, text }: CommandCall, unknownWord?: string): Promise<MessageContent> {
  const isAdmin = await parts.admins.includes(person).catch(() => false);
  return helpMessage(text, { isAdmin, unknownWord });
}
