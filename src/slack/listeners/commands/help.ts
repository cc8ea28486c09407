import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageContent } from '../../messages/blocks.ts';
import { helpMessage } from '../../messages/help.ts';
import type { Caller, DemoCommand } from './command.ts';

const PATIENCE_MS = 5000;

export const help: DemoCommand = { names: ['help'], answer: (call) => answerHelp(call) };

/** Also what the button for help does. */
export async function answerHelp({ parts, person, text }: Caller): Promise<MessageContent> {
  return helpMessage(text, { isAdmin: await isKnownAdmin({ parts, person }) });
}

/** Only admins read about cleaning up for others. Help comes also when it cannot be known who is one. */
export function isKnownAdmin({ parts, person }: Pick<Caller, 'parts' | 'person'>): Promise<boolean> {
  const isAdmin = person().then((one) => parts.admins.includes(one));
  return Promise.race([isAdmin.catch(() => false), sleep(PATIENCE_MS, false, { ref: false })]);
}
