import type { Cut } from '../gate.ts';
import type { WorkshopLife } from './life.ts';

export interface WorkshopOutcome {
  readonly isReached: boolean;
  /** The problems of the workshop, for example people without a receipt. Empty if the workshop went well. */
  readonly faults: readonly string[];
  readonly leftovers: number;
  /** Messages that people see twice, and moves that the trainer had to repeat. */
  readonly twice: readonly string[];
  readonly seconds: number;
}

export interface WorkshopCell extends WorkshopOutcome {
  readonly cut: Cut;
}

/**
 * If the bot is killed after it posts a message and before it stores this, it posts the message a second time, but
 * never a third time.
 */
const MOST = 2;

/** Returns the problems of a workshop, and the messages and moves that came twice. */
export function judgeWorkshop(life: WorkshopLife): WorkshopOutcome {
  const { fates, counts, leftovers } = life;
  const letters = fates.flatMap(({ letters }) => Object.entries(letters));
  const mostOf = (kind: string) => Math.max(0, ...letters.map(([name, count]) => (name === kind ? count : 0)));
  const seen = { ...counts, news: mostOf('news'), help: mostOf('help'), questions: mostOf('questions') };
  // Only the table and the chart may remain as files; the bot deletes each QR code.
  const { files, ...messages } = seen;
  const faults = [
    ...(life.problem === undefined ? [] : [life.problem]),
    ...leftovers.map((name) => `left: ${name}`),
    ...fates.filter(({ hasReceipt }) => !hasReceipt).map(({ userId }) => `${userId} has no receipt`),
    ...fates.filter(({ letters }) => letters.news === 0).map(({ userId }) => `${userId} has no message of the trainer`),
    ...fates.filter(({ letters }) => letters.questions === 0).map(({ userId }) => `${userId} got no questions`),
    ...Object.entries(messages).flatMap(([what, count]) =>
      count < 1 || count > MOST ? [`${count} times ${what}`] : [],
    ),
    ...(files < 2 || files > 2 * MOST ? [`${files} files`] : []),
    ...(life.isToldInRoom ? [] : ['the card does not say that all took part and nothing is left']),
  ];
  const again = Object.entries(life.tries).flatMap(([what, times]) => (times > 1 ? [`trainer: ${what}`] : []));
  const twice = [
    ...Object.entries(messages).flatMap(([what, count]) => (count > 1 ? [what] : [])),
    ...(files > 2 ? ['files'] : []),
    ...again,
  ];
  const { isCut: isReached, seconds } = life;
  return { isReached, faults, leftovers: leftovers.length, twice, seconds };
}
