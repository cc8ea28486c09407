import type { App } from '@slack/bolt';
import { COMMAND } from '../../ids.ts';
import { mention } from '../../messages/mrkdwn.ts';
import { actorOf } from '../../people/actor.ts';
import { textOf } from '../../text/catalog.ts';
import type { ListenerParts } from '../parts.ts';
import { cleanup } from './cleanup.ts';
import type { CommandCall, DemoCommand } from './command.ts';
import { answerHelp, help } from './help.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { stop } from './stop.ts';

export const COMMANDS: readonly DemoCommand[] = [start, status, stop, cleanup, help];

/** `/mfa-demo <word>`; anything else is answered with help. */
export function registerCommand(app: App, parts: ListenerParts): void {
  app.command(COMMAND, async ({ ack, command, context }) => {
    await ack();
    const person = await parts.people.find(actorOf(command));
    const text = textOf(person.participant.locale);
    const bot = context.botUserId ? mention(context.botUserId) : text.progress.title;
    const { channel_id: channelId, trigger_id: triggerId } = command;
    const answer = await answerTo(command.text, { parts, person, text, bot, channelId, triggerId });
    if (answer) await parts.door.answer(command.response_url, answer);
  });
}

function answerTo(typed: string, about: Omit<CommandCall, 'rest'>) {
  const [word = '', ...others] = typed.trim().split(/\s+/);
  const call = { ...about, rest: others.join(' ') };
  if (word === '') return help.answer(call);
  const known = COMMANDS.find(({ names }) => names.includes(word.normalize('NFKC').toLowerCase()));
  return known ? known.answer(call) : answerHelp(call, word);
}
