import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageContent } from '../../messages/blocks.ts';
import { helpMessage } from '../../messages/help.ts';
import type { Caller, DemoCommand } from './command.ts';

const PATIENCE_MS = 5000;

/** What a person may do in addition to running their own demo. */
interface Rights {
  readonly isAdmin: boolean;
  readonly mayCheck: boolean;
  readonly mayTrain: boolean;
}

const NONE: Rights = { isAdmin: false, mayCheck: false, mayTrain: false };

export const help: DemoCommand = { names: ['help'], answer: (call) => answerHelp(call) };

/** Returns the answer of the command and of the button for help. */
export async function answerHelp(call: Caller): Promise<MessageContent> {
  return helpMessage(call.text, await knownRights(call));
}

/**
 * Returns the person's rights. Returns no rights if they cannot be read or Slack does not answer in time, so that help
 * never lists a command that the person may not use.
 */
export function knownRights({ parts, person }: Pick<Caller, 'parts' | 'person'>): Promise<Rights> {
  const rights = person().then(async (one) => {
    const groups = [parts.admins, parts.checkers, parts.trainers];
    const [isAdmin = false, mayCheck = false, mayTrain = false] = await Promise.all(
      groups.map((group) => group.includes(one)),
    );
    return { isAdmin, mayCheck, mayTrain };
  });
  return Promise.race([rights.catch(() => NONE), sleep(PATIENCE_MS, NONE, { ref: false })]);
}
