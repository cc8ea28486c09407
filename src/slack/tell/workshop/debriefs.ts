import { UpstreamError } from '../../../errors.ts';
import type { WorkshopStore } from '../../../scenario/ports/workshop-store.ts';
import { type Debrief, debriefOf } from '../../../scenario/workshop/debrief.ts';
import type { Seat, Workshop } from '../../../scenario/workshop/workshop.ts';
import type { SlackDoor } from '../../api/slack-door.ts';
import type { SlackLogger } from '../../bolt/bolt-logger.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import { debriefPicture } from '../../messages/debrief/chart.ts';
import { debriefCsv } from '../../messages/debrief/csv.ts';
import { debriefMessage, isDebriefOf } from '../../messages/debrief/message.ts';
import { questionsMessage } from '../../messages/debrief/questions.ts';
import type { Faces } from '../../messages/face.ts';
import { clip } from '../../messages/limits.ts';
import { textOf } from '../../text/catalog.ts';
import type { Text } from '../../text/en.ts';
import { debriefChart } from '../debrief-chart.ts';
import { keptOrDeleted } from '../kept-or-deleted.ts';
import { BOARD, type Facts, readBoard, unlessOfSlack } from './boards.ts';
import type { NamesOf } from './names.ts';

interface DebriefParts {
  readonly door: SlackDoor;
  readonly faces: Faces;
  readonly workshops: Pick<WorkshopStore, 'facts' | 'replaceFact'>;
  readonly namesOf: NamesOf;
  readonly logger: SlackLogger;
}

/** Shows the results of a workshop when it is over. All methods throw UpstreamError and ConfigError. */
export interface Debriefs {
  /**
   * Posts the debrief and its chart in the channel, once, and updates it with the answers to the questions. A debrief
   * that was posted right before a crash is found again only with the scope `channels:history`, which the bot does not
   * ask for. If somebody has joined, each trainer with a board also gets a CSV file with one row for each participant,
   * in their direct message; nobody else gets it.
   */
  show(workshop: Workshop, seats: readonly Seat[], facts: Facts): Promise<void>;
  /** Returns the message with the questions for one participant. */
  questions(workshop: Workshop, text: Text): MessageContent;
}

const MESSAGE = 'debrief';
/** Saved right before the debrief is posted. */
const POSTING = 'debrief:posting';
const TABLE = 'table:';
const CHART = 'chart';
const NONE = 'none';
/** Characters of a file's alternative text; https://docs.slack.dev/reference/methods/files.getUploadURLExternal. */
const LONGEST_ALT = 1000;

export function createDebriefs(parts: DebriefParts): Debriefs {
  const { faces, workshops } = parts;
  return {
    show: async (workshop, seats, facts) => {
      const debrief = debriefOf(workshop, seats, faces.of(workshop));
      await showMessage(parts, debrief, facts, facts[CHART] ?? (await uploadChart(parts, debrief)));
      let names: ReadonlyMap<string, string> | undefined;
      for (const [fact, value] of Object.entries(facts)) {
        const board = fact.startsWith(BOARD) ? readBoard(value) : undefined;
        const sent = TABLE + fact;
        if (!board || facts[sent] !== undefined || seats.length === 0) continue;
        names ??= await parts.namesOf(workshop, seats);
        await sendTable(parts, debrief, board, names);
        await workshops.replaceFact(workshop.workshopId, sent, undefined, 'sent');
      }
    },
    questions: (workshop, text) => questionsMessage(workshop.workshopId, faces.of(workshop), text),
  };
}

async function showMessage(
  { door, faces, workshops }: DebriefParts,
  debrief: Debrief,
  { [MESSAGE]: shown, [POSTING]: posting }: Facts,
  chart: string,
): Promise<void> {
  const { channelId: channel, workshopId, locale } = debrief.workshop;
  const [face, text] = [faces.of(debrief.workshop), textOf(locale)];
  const picture = chart === NONE ? undefined : { fileId: chart, alt: debriefPicture(debrief, face, text).alt };
  const content = debriefMessage(debrief, face, text, picture);
  if (shown !== undefined) return door.update({ channel, ts: shown }, content);
  if (posting === undefined) await workshops.replaceFact(workshopId, POSTING, undefined, 'yes');
  // If `posting` is saved, a process began to post the debrief and saved no timestamp, so it may have crashed right
  // after posting. Then search for its message.
  const isOurs = (blocks: readonly unknown[]) => isDebriefOf(debrief.workshop, blocks);
  const lost = posting === undefined ? undefined : await door.find(channel, isOurs);
  if (lost) await door.update({ channel, ts: lost }, content);
  const ts = lost ?? (await door.post(channel, content));
  await keptOrDeleted(
    () => workshops.replaceFact(workshopId, MESSAGE, undefined, ts),
    // Another process saved its debrief first, so this debrief is deleted. If that fails, it stays without updates.
    () => door.delete({ channel, ts }).catch(unlessOfSlack),
  );
}

/**
 * Uploads the chart, for workspaces in which Slack cannot draw it.
 * @returns the id of the file; NONE if no demo has begun, the chart cannot be drawn, or Slack's refusal of the file is
 * final. Then the debrief in these workspaces is text only.
 */
async function uploadChart(parts: DebriefParts, debrief: Debrief): Promise<string> {
  const { workshopId } = debrief.workshop;
  const fileId = debrief.begun === 0 ? NONE : await drawnAndUploaded(parts, debrief);
  if (await parts.workshops.replaceFact(workshopId, CHART, undefined, fileId)) return fileId;
  // Another process saved its file first.
  if (fileId !== NONE) await parts.door.deleteFile(fileId).catch(unlessOfSlack);
  return (await parts.workshops.facts(workshopId))[CHART] ?? NONE;
}

async function drawnAndUploaded({ door, faces, logger }: DebriefParts, debrief: Debrief): Promise<string> {
  const text = textOf(debrief.workshop.locale);
  try {
    const { png, alt } = await debriefChart(debrief, faces.of(debrief.workshop), text);
    const file = { name: 'workshop.png', bytes: png, alt: clip(alt, LONGEST_ALT) };
    const announced = await door.announceFile(file);
    await door.uploadFile(announced, file);
    return announced.id;
  } catch (error) {
    if (error instanceof UpstreamError) throw error;
    logger.warn({ reason: String(error) }, 'the chart of a workshop could not be shown');
    return NONE;
  }
}

async function sendTable(
  { door, faces }: DebriefParts,
  debrief: Debrief,
  { channel, locale }: { channel: string; locale: string },
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const text = textOf(locale);
  const csv = debriefCsv(debrief, faces.of(debrief.workshop), text, names);
  const file = { name: `workshop-${debrief.workshop.workshopId}.csv`, bytes: Buffer.from(csv) };
  await door.shareFiles(channel, text.debrief.csv.note, [file]);
}
