import type { App } from '@slack/bolt';
import { COMMAND } from '../../ids.ts';
import { unknownMessage } from '../../messages/answers/unknown.ts';
import { linkToDm } from '../../messages/answers/way.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import { mention } from '../../messages/mrkdwn.ts';
import { actorOf } from '../../people/actor.ts';
import { textOf } from '../../text/catalog.ts';
import type { ListenerParts } from '../parts.ts';
import { cleanup } from './cleanup.ts';
import { closestWord } from './closest-word.ts';
import type { CommandCall, DemoCommand } from './command.ts';
import { help, isKnownAdmin } from './help.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { stop } from './stop.ts';
import { typedWords } from './typed-words.ts';

export const COMMANDS: readonly DemoCommand[] = [start, status, stop, cleanup, help];

/** `/mfa-demo <word>`; no word is answered with help, another one with the command that was probably meant. */
export function registerCommand(app: App, parts: ListenerParts): void {
  app.command(COMMAND, async ({ ack, command, context }) => {
    await ack();
    const person = await parts.people.find(actorOf(command));
    const text = textOf(person.participant.locale);
    const bot = context.botUserId ? mention(context.botUserId) : text.commands.appName;
    const { channel_id: channelId, trigger_id: triggerId, api_app_id: appId, team_id: teamId } = command;
    const dmLink = linkToDm({ appId, teamId });
    const answer = await answerTo(command.text, { parts, person, text, bot, dmLink, channelId, triggerId });
    if (answer) await parts.door.answer(command.response_url, answer);
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

/** Only admins are told of the command that is theirs. */
async function probablyMeant(word: string, { parts, person }: CommandCall): Promise<string | undefined> {
  const meant = closestWord(
    word,
    COMMANDS.flatMap(({ names }) => names),
  );
  const isForAdmins = meant !== undefined && cleanup.names.includes(meant);
  return isForAdmins && !(await isKnownAdmin(parts, person)) ? undefined : meant;
}
