import type { MessageContent } from '../../messages/blocks.ts';
import { helpMessage } from '../../messages/help.ts';
import type { Person } from '../../people/people.ts';
import type { ListenerParts } from '../parts.ts';
import type { Caller, DemoCommand } from './command.ts';

export const help: DemoCommand = { names: ['help'], answer: (call) => answerHelp(call) };

/** Also what the button for help does. */
export async function answerHelp({ parts, person, text }: Caller): Promise<MessageContent> {
  return helpMessage(text, { isAdmin: await isKnownAdmin(parts, person) });
}

/** Only admins read about cleaning up for others. Help comes also when it cannot be known who is one. */
export function isKnownAdmin({ admins }: ListenerParts, person: Person): Promise<boolean> {
  return admins.includes(person).catch(() => false);
}
