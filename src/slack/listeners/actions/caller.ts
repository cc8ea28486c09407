import { textOf } from '../../text/catalog.ts';
import type { Caller } from '../commands/command.ts';
import type { ListenerParts } from '../parts.ts';
import type { Click } from './action.ts';

/** The longest wait for the person's language, in milliseconds. The answer needs no trigger id, so it may wait. */
const PATIENCE_MS = 5000;

/** Returns the person who has clicked a button, in the form that the answers to commands take. */
export async function callerOf(
  { actor, bot, dmLink }: Pick<Click, 'actor' | 'bot' | 'dmLink'>,
  parts: ListenerParts,
): Promise<Caller> {
  const text = textOf(await parts.people.localeSoon(actor, PATIENCE_MS));
  return { parts, actor, person: () => parts.people.find(actor), text, bot: bot ?? text.commands.appName, dmLink };
}
