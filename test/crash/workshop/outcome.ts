import type { Cut } from '../gate.ts';
import type { WorkshopLife } from './life.ts';

/** What came of one life. */
export interface WorkshopOutcome {
  readonly isReached: boolean;
  /** What must not be; empty when all is well. */
  readonly faults: readonly string[];
  readonly leftovers: number;
  /** What people see a second time, and what the trainer had to do again. */
  readonly twice: readonly string[];
  readonly seconds: number;
}

export interface WorkshopCell extends WorkshopOutcome {
  readonly cut: Cut;
}

/** Between a post and its note a kill makes it come once more, and no more often. */
const MOST = 2;

export function judgeWorkshop(life: WorkshopLife): WorkshopOutcome {
  const { fates, counts, leftovers } = life;
  const letters = fates.flatMap(({ letters }) => Object.entries(letters));
  const mostOf = (kind: string) => Math.max(0, ...letters.map(([name, count]) => (name === kind ? count : 0)));
  const seen = { ...counts, news: mostOf('news'), help: mostOf('help'), questions: mostOf('questions') };
  // The table and the chart are the only files; no QR code stays.
  const { files, ...messages } = seen;
  const faults = [
    ...(life.problem === undefined ? [] : [life.problem]),
    ...leftovers.map((name) => `left: ${name}`),
    ...fates.filter(({ hasReceipt }) => !hasReceipt).map(({ userId }) => `${userId} has no receipt`),
    ...fates.filter(({ letters }) => letters.news === 0).map(({ userId }) => `${userId} has no message of the trainer`),
    ...fates.filter(({ letters }) => letters.questions === 0).map(({ userId }) => `${userId} was asked nothing`),
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
