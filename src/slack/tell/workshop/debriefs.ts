import type { WorkshopStore } from '../../../scenario/ports/workshop-store.ts';
import { type Debrief, debriefOf } from '../../../scenario/workshop/debrief.ts';
import type { Seat, Workshop } from '../../../scenario/workshop/workshop.ts';
import type { SlackDoor } from '../../api/slack-door.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import { debriefCsv } from '../../messages/debrief/csv.ts';
import { debriefMessage } from '../../messages/debrief/message.ts';
import { questionsMessage } from '../../messages/debrief/questions.ts';
import type { Faces } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import type { Text } from '../../text/en.ts';
import { BOARD, readBoard } from './boards.ts';

interface DebriefParts {
  readonly door: SlackDoor;
  readonly faces: Faces;
  readonly workshops: Pick<WorkshopStore, 'facts' | 'replaceFact'>;
}

/** What is told when a workshop is over. All throw UpstreamError, ConfigError. */
export interface Debriefs {
  /**
   * Posts the debrief in the channel, once, and brings it up to date with the answers to the questions. Each trainer with a board gets the
   * table with the people in their direct message: it is nobody else's.
   */
  show(workshop: Workshop, seats: readonly Seat[]): Promise<void>;
  /** The questions to one participant. */
  questions(workshop: Workshop, text: Text): MessageContent;
}

const MESSAGE = 'debrief';
const TABLE = 'table:';

export function createDebriefs(parts: DebriefParts): Debriefs {
  const { faces } = parts;
  return {
    show: async (workshop, seats) => {
      const debrief = debriefOf(workshop, seats, faces.of(workshop));
      const facts = await parts.workshops.facts(workshop.workshopId);
      await showMessage(parts, debrief, facts[MESSAGE]);
      for (const [fact, value] of Object.entries(facts)) {
        const board = fact.startsWith(BOARD) ? readBoard(value) : undefined;
        const sent = TABLE + fact;
        if (!board || facts[sent] !== undefined) continue;
        await sendTable(parts, debrief, board);
        await parts.workshops.replaceFact(workshop.workshopId, sent, undefined, 'sent');
      }
    },
    questions: (workshop, text) => questionsMessage(workshop.workshopId, faces.of(workshop), text),
  };
}

async function showMessage({ door, faces, workshops }: DebriefParts, debrief: Debrief, shown: string | undefined) {
  const { workshop } = debrief;
  const { channelId: channel, workshopId, locale } = workshop;
  const content = debriefMessage(debrief, faces.of(workshop), textOf(locale));
  if (shown !== undefined) return door.update({ channel, ts: shown }, content);
  const ts = await door.post(channel, content);
  await workshops.replaceFact(workshopId, MESSAGE, undefined, ts);
}

async function sendTable(
  { door, faces }: DebriefParts,
  debrief: Debrief,
  { channel, locale }: { channel: string; locale: string },
): Promise<void> {
  const text = textOf(locale);
  const csv = debriefCsv(debrief, faces.of(debrief.workshop), text);
  const file = { name: `workshop-${debrief.workshop.workshopId}.csv`, bytes: Buffer.from(csv) };
  await door.shareFiles(channel, text.workshop.table, [file]);
}
