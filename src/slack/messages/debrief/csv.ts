import { type Debrief, hasFinished } from '../../../scenario/workshop/debrief.ts';
import { timePerStep } from '../../../scenario/workshop/steps.ts';
import type { Seat } from '../../../scenario/workshop/workshop.ts';
import type { Text } from '../../text/en.ts';
import type { Face } from '../face.ts';

type Cell = string | number | boolean | undefined;

/** Excel reads a file as UTF-8 only if it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Returns a debrief as CSV (RFC 4180), one row for each person.
 * @param names by user id; a person without a name is shown with their user id. In an anonymous workshop, each person
 * is shown with the number of their seat instead.
 */
export function debriefCsv(
  debrief: Debrief,
  face: Pick<Face, 'steps' | 'restsAt'>,
  text: Text,
  names: ReadonlyMap<string, string> = new Map(),
): string {
  const { csv } = text.debrief;
  const heads = [
    csv.person,
    csv.joinedAt,
    ...face.steps.map((step) => csv.seconds(step.name(text))),
    csv.refusedCodes,
    csv.askedForHelp,
    csv.finished,
    csv.removed,
    csv.left,
  ];
  const whoIs = ({ number, userId }: Seat) =>
    debrief.workshop.isAnonymous ? csv.participant(number) : (names.get(userId) ?? userId);
  const rows = debrief.seats.map((seat) => [whoIs(seat), ...factsOf(seat, face)]);
  const lines = [heads, ...rows].map((row) => row.map((cell) => written(cell, csv)).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function factsOf(seat: Seat, face: Pick<Face, 'steps' | 'restsAt'>): Cell[] {
  const { progress, hand, joinedAt } = seat;
  const times = progress ? timePerStep(progress, face) : face.steps.map(() => undefined);
  return [
    new Date(joinedAt).toISOString(),
    ...times.map((ms) => (ms === undefined ? undefined : Math.round(ms / 1000))),
    progress?.refusals,
    hand !== undefined,
    hasFinished(seat),
    progress?.removed,
    progress?.left,
  ];
}

function written(cell: Cell, { yes, no }: Text['debrief']['csv']): string {
  if (typeof cell === 'boolean') return cell ? yes : no;
  if (typeof cell !== 'string') return String(cell ?? '');
  // A spreadsheet would run a cell that begins with one of these characters as a formula;
  // https://owasp.org/www-community/attacks/CSV_Injection.
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
