import { textOf } from '../../text/catalog.ts';
import type { Caller } from '../commands/command.ts';
import type { ListenerParts } from '../parts.ts';
import type { Click } from './action.ts';

/** The answer needs no trigger, so it may wait for the person's language. */
const PATIENCE_MS = 5000;

/** Returns who presses a button that does what a command does. */
export async function callerOf(
  { actor, bot, dmLink }: Pick<Click, 'actor' | 'bot' | 'dmLink'>,
  parts: ListenerParts,
): Promise<Caller> {
  const text = textOf(await parts.people.localeSoon(actor, PATIENCE_MS));
  return { parts, actor, person: () => parts.people.find(actor), text, bot: bot ?? text.commands.appName, dmLink };
}
