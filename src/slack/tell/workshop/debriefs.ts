import type { WorkshopStore } from '../../../scenario/ports/workshop-store.ts';
import { type Debrief, debriefOf } from '../../../scenario/workshop/debrief.ts';
import type { Seat, Workshop } from '../../../scenario/workshop/workshop.ts';
import type { SlackDoor } from '../../api/slack-door.ts';
import type { SlackLogger } from '../../bolt/bolt-logger.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import { debriefCsv } from '../../messages/debrief/csv.ts';
import { debriefMessage } from '../../messages/debrief/message.ts';
import { questionsMessage } from '../../messages/debrief/questions.ts';
import type { Faces } from '../../messages/face.ts';
import { clip } from '../../messages/limits.ts';
import { textOf } from '../../text/catalog.ts';
import type { Text } from '../../text/en.ts';
import { debriefChart } from '../debrief-chart.ts';
import { BOARD, readBoard } from './boards.ts';

interface DebriefParts {
  readonly door: SlackDoor;
  readonly faces: Faces;
  readonly workshops: Pick<WorkshopStore, 'facts' | 'replaceFact'>;
  readonly logger: SlackLogger;
}

/** What is told when a workshop is over. All throw UpstreamError, ConfigError. */
export interface Debriefs {
  /**
   * Posts the debrief and its chart in the channel, once, and brings it up to date with the answers to the questions. Each trainer with a board gets the
   * table with the people in their direct message: it is nobody else's.
   */
  show(workshop: Workshop, seats: readonly Seat[]): Promise<void>;
  /** The questions to one participant. */
  questions(workshop: Workshop, text: Text): MessageContent;
}

const MESSAGE = 'debrief';
const TABLE = 'table:';
const CHART = 'chart';
/** Of a file, in characters; https://docs.slack.dev/reference/methods/files.getUploadURLExternal. */
const LONGEST_ALT = 1000;

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
      if (facts[CHART] === undefined && seats.length > 0) {
        await shareChart(parts, debrief);
        await parts.workshops.replaceFact(workshop.workshopId, CHART, undefined, 'shared');
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
  await door.shareFiles(channel, text.debrief.csv.note, [file]);
}

/** Where nothing can draw it, the debrief has gone out in words. */
async function shareChart({ door, faces, logger }: DebriefParts, debrief: Debrief): Promise<void> {
  const { channelId, locale } = debrief.workshop;
  const text = textOf(locale);
  const chart = await debriefChart(debrief, faces.of(debrief.workshop), text).catch((error: unknown) => {
    logger.warn({ reason: String(error) }, 'the chart of a workshop could not be drawn');
  });
  if (!chart) return;
  const file = { name: 'workshop.png', bytes: chart.png, alt: clip(chart.alt, LONGEST_ALT) };
  await door.shareFiles(channelId, text.debrief.chart.people, [file]);
}
