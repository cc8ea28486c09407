import { ACTIONS } from '../../../src/slack/ids.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { ROOM } from '../../e2e/workshop-moves.ts';
import { slackNameOf } from '../call-names.ts';
import type { Call } from '../http-proxy.ts';
import { writeNameOf } from '../redis-commands.ts';

const { workshop, debrief } = textOf('en');
const MESSAGES = /^slack (?:chat\.postMessage|chat\.update)$/;
const FILES = /^slack files\.(?:getUploadURLExternal|completeUploadExternal)$/;
/** What marks the kinds of messages, in the order in which they are looked for. */
const KINDS: readonly (readonly [kind: string, mark: string])[] = [
  ['debrief', debrief.title('')],
  ['letter: questions', ACTIONS.debriefUnderstood],
  ['letter: message to all', ':loudspeaker:'],
  ['letter: help', workshop.letters.help('').trim()],
  ['card', `"${ACTIONS.workshopJoin}"`],
  ['board', workshop.board.updated('').trim()],
];

/** As `slackNameOf`, with what the message or file is for: `slack chat.update board`. */
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

/** As `writeNameOf`, with what of a workshop is written, and whether a job is of one. */
export function workshopRedisNameOf(command: readonly string[]): string | undefined {
  const name = writeNameOf(command);
  if (name === undefined) return undefined;
  const isOfState = /^(?:state|workshops) /.test(name);
  // Redis does not know a script by its hash before it has had the whole of it.
  const form = isOfState && command[0]?.toUpperCase() === 'EVAL' ? `${name}, whole` : name;
  if (name === 'workshops SAVE') return `${form} ${/"phase":"(\w+)"/.exec(command.join(' '))?.[1]}`;
  if (/^workshops (?:SET|REPLACE)$/.test(name)) {
    const [part] = command.slice(FIRST_VALUE).flatMap((value) => PART.exec(value)?.[1] ?? []);
    return `${form} ${part}`;
  }
  const isOfWorkshop = name.startsWith('bullmq add') && command.some((value) => value.includes(WORKSHOP_JOB));
  return isOfWorkshop ? `${form} of the workshop` : form;
}

/** Behind the name, the script, how many keys there are, and two keys. */
const FIRST_VALUE = 5;
/** Parts of a seat, and facts of the workshop. */
const PART = /^(?:fact:)?(progress|hand|nudgedAt|answers|told|card|board|debrief|table|chart)(?::|$)/;
const WORKSHOP_JOB = '"priority":"workshop"';
