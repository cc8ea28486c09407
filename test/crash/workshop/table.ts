import type { WorkshopCell } from './outcome.ts';

/**
 * Returns the crash matrix of a workshop as Markdown.
 * @param size the number of people
 * @param kinds the number of kinds of calls
 */
export function workshopTable(size: number, cells: readonly WorkshopCell[], kinds: number, minutes: number): string {
  const sum = (of: (cell: WorkshopCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const missed = sum(({ isReached }) => (isReached ? 0 : 1));
  return [
    '# Crash matrix of a workshop',
    '',
    `A real bot process runs a workshop of ${size} people on a real Redis, with the embedded AWS and Slack: a trainer`,
    'opens it, a quarter joins at once and the others when demos are prepared, a third enrolls and sees the result, one',
    'raises a hand, and the trainer helps, reminds, writes to all, and ends it. The bot is killed (SIGKILL) at one call and',
    'started again. The simulated people read the screen and continue accordingly.',
    '`before`: the bot is killed before the call reaches the service. `after`: the service has answered, and the bot is killed before it reads the answer.',
    'Points are each kind of call that a workshop makes, and each change that its demos make in AWS. All calls of one demo',
    'have [a matrix of their own](crash-matrix.md). `, whole` marks a script that Redis did not have in its cache.',
    '`npm run test:workshop` repeats the whole matrix.',
    '',
    `${kinds} kinds of calls, ${cells.length} kills, of which ${missed} were not reached. Left in AWS: ${sum((cell) => cell.leftovers)}.`,
    "Problems (something is left in AWS; a person without a receipt, the trainer's message, the questions or a seat; a workshop that",
    `never ended; a channel that accepts no other workshop; a message that is missing or posted more than twice): ${sum((cell) => cell.faults.length)}.`,
    'If the bot is killed after it posts a message and before it notes this, it posts the message twice. The column before the last names such messages, and what the trainer had to press again.',
    `The reminder reaches nobody here, because it is only for people who are behind for a minute. The whole run took ${minutes} minutes.`,
    '',
    '| point | side | outcome | left in AWS | twice, or pressed again | seconds |',
    '| --- | --- | --- | --- | --- | --- |',
    ...cells.map(rowOf),
    '',
  ].join('\n');
}

function rowOf({ cut, isReached, faults, leftovers, twice, seconds }: WorkshopCell): string {
  const outcome = faults.length > 0 ? `**${faults.map(inCell).join('; ')}**` : isReached ? 'all done' : 'not reached';
  return `| ${cut.name} ${cut.index} | ${cut.side} | ${outcome} | ${leftovers} | ${twice.join(', ')} | ${seconds.toFixed(0)} |`;
}

function inCell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '/').slice(0, 200);
}
