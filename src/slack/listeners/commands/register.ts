import { COMMAND } from '../../ids.ts';
import { alertMessage } from '../../messages/alert.ts';
import { unknownMessage } from '../../messages/answers/unknown.ts';
import { botInText, linkToDm } from '../../messages/answers/way.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import { actorOf } from '../../people/actor.ts';
import { takeWaitingAlerts } from '../../tell/alerts/waiting-alerts.ts';
import { textOf } from '../../text/catalog.ts';
import type { ListenerTable } from '../listener-table.ts';
import type { ListenerParts } from '../parts.ts';
import { tellUntold } from '../tell-untold.ts';
import { check } from './check.ts';
import { cleanup } from './cleanup.ts';
import { closestWord } from './closest-word.ts';
import type { CommandCall, DemoCommand } from './command.ts';
import { help, knownRights } from './help.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { stop } from './stop.ts';
import { typedWords } from './typed-words.ts';
import { workshop } from './workshop.ts';

/**
 * The longest wait for the person's language, in milliseconds. A response_url works for half an hour, so the answer may
 * wait.
 */
const PATIENCE_MS = 5000;

export const COMMANDS: readonly DemoCommand[] = [start, status, stop, cleanup, check, workshop, help];

/**
 * Registers `/mfa-demo <word>`. Without a word it shows help; for an unknown word it suggests the command that was
 * probably meant.
 */
export function registerCommand(listeners: ListenerTable, parts: ListenerParts): void {
  listeners.command(COMMAND, async ({ ack, command, context }) => {
    await ack();
    const actor = actorOf(command);
    const text = textOf(await parts.people.localeSoon(actor, PATIENCE_MS));
    const person = () => parts.people.find(actor);
    const bot = botInText(context.botUserId, text);
    const { channel_id: channelId, trigger_id: triggerId, api_app_id: appId, team_id: teamId } = command;
    const dmLink = linkToDm({ appId, teamId });
    const reply = (content: MessageContent) => parts.door.answer(command.response_url, content);
    const answer = await answerTo(command.text, { parts, actor, person, text, bot, dmLink, channelId, triggerId });
    if (answer) await reply(answer);
    for (const alert of await takeWaitingAlerts(parts.notes, actor.userId)) await reply(alertMessage(alert, text));
    await tellUntold(parts, actor);
  });
}

async function answerTo(typed: string, about: Omit<CommandCall, 'rest'>): Promise<MessageContent | undefined> {
  const [word, ...others] = typedWords(typed);
  const call = { ...about, rest: others.map(({ plain }) => plain).join(' ') };
  if (word === undefined) return help.answer(call);
  const { plain, shown } = word;
  const known = COMMANDS.find(({ names }) => names.includes(plain));
  return known ? known.answer(call) : unknownMessage(shown, await probablyMeant(plain, call), call.text);
}

const RESTRICTED = [
  [cleanup, 'isAdmin'],
  [check, 'mayCheck'],
  [workshop, 'mayTrain'],
] as const;

/** Returns the command that the person probably meant; `undefined` if there is none or they may not use it. */
async function probablyMeant(word: string, call: CommandCall): Promise<string | undefined> {
  const meant = closestWord(
    word,
    COMMANDS.flatMap(({ names }) => names),
  );
  const needed = RESTRICTED.find(([{ names }]) => meant !== undefined && names.includes(meant))?.[1];
  return needed && !(await knownRights(call))[needed] ? undefined : meant;
}
