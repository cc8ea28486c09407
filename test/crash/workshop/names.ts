import { ACTIONS } from '../../../src/slack/ids.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { ROOM } from '../../e2e/workshop-moves.ts';
import { slackNameOf } from '../call-names.ts';
import type { Call } from '../http-proxy.ts';
import { writeNameOf } from '../redis-commands.ts';

const { workshop, debrief } = textOf('en');
const MESSAGES = /^slack (?:chat\.postMessage|chat\.update)$/;
const FILES = /^slack files\.(?:getUploadURLExternal|completeUploadExternal)$/;
/** The text that identifies each kind of message, in the order of the search. */
const KINDS: readonly (readonly [kind: string, mark: string])[] = [
  ['debrief', debrief.title('')],
  ['letter: questions', ACTIONS.debriefUnderstood],
  ['letter: message to all', ':loudspeaker:'],
  ['letter: help', workshop.letters.help('').trim()],
  ['card', `"${ACTIONS.workshopJoin}"`],
  ['board', workshop.board.updated('').trim()],
];

/**
 * Returns the name of a call as `slackNameOf` does, with the purpose of the message or file: `slack chat.update board`.
 */
export function workshopSlackNameOf(call: Call): string {
  const name = slackNameOf(call);
  const form = new URLSearchParams(call.body.toString('utf8'));
  const isInRoom = [form.get('channel'), form.get('channel_id')].includes(ROOM);
  if (FILES.test(name)) {
    const file = `${form.get('filename') ?? ''}${form.get('files') ?? ''}`;
    const kind = file.includes('.csv') ? 'table' : file.includes('workshop.png') ? 'chart' : 'QR code';
    return `${name} ${kind}`;
  }
  if (!MESSAGES.test(name)) return name;
  const content = `${form.get('text')}${form.get('blocks')}`;
  const kind = KINDS.find(([, mark]) => content.includes(mark))?.[0] ?? (isInRoom ? 'card' : 'of a demo');
  return `${name} ${kind}`;
}

/**
 * Returns the name of a command as `writeNameOf` does, with the part of a workshop that it writes and a mark for jobs
 * of a workshop.
 */
export function workshopRedisNameOf(command: readonly string[]): string | undefined {
  const name = writeNameOf(command);
  if (name === undefined) return undefined;
  const isOfState = /^(?:state|workshops) /.test(name);
  // Redis knows a script by its hash only after EVAL has sent the whole script.
  const form = isOfState && command[0]?.toUpperCase() === 'EVAL' ? `${name}, whole` : name;
  if (name === 'workshops SAVE') return `${form} ${/"phase":"(\w+)"/.exec(command.join(' '))?.[1]}`;
  if (/^workshops (?:SET|REPLACE)$/.test(name)) {
    const [part] = command.slice(FIRST_VALUE).flatMap((value) => PART.exec(value)?.[1] ?? []);
    return `${form} ${part}`;
  }
  const isOfWorkshop = name.startsWith('bullmq add') && command.some((value) => value.includes(WORKSHOP_JOB));
  return isOfWorkshop ? `${form} of the workshop` : form;
}

/** The index of the first value in a script call: after the command, the script, the number of keys, and two keys. */
const FIRST_VALUE = 5;
/** Finds the part of a seat or the fact of the workshop that a value is about. */
const PART = /^(?:fact:)?(progress|hand|nudgedAt|answers|told|card|board|debrief|table|chart)(?::|$)/;
const WORKSHOP_JOB = '"priority":"workshop"';
