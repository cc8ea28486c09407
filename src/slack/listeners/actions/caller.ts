import { textOf } from '../../text/catalog.ts';
import type { Caller } from '../commands/command.ts';
import type { ListenerParts } from '../parts.ts';
import type { Click } from './action.ts';

/** Returns who presses a button that does what a command does. */
export async function callerOf({ actor, bot, dmLink }: Click, parts: ListenerParts): Promise<Caller> {
  const person = await parts.people.find(actor);
  const text = textOf(person.participant.locale);
  return { parts, person, text, bot: bot ?? text.commands.appName, dmLink };
}
