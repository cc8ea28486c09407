import type { WorkshopCell } from './outcome.ts';

/** The crash matrix of a workshop as Markdown. */
export function workshopTable(size: number, cells: readonly WorkshopCell[], kinds: number, minutes: number): string {
  const sum = (of: (cell: WorkshopCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const missed = sum(({ isReached }) => (isReached ? 0 : 1));
  return [
    '# Crash matrix of a workshop',
    '',
    `A real bot process on a real Redis, between the embedded AWS and Slack, lives through a workshop of ${size} people: a trainer`,
    'opens it, a quarter joins at once and the others when demos are prepared, a third enrolls and sees the result, one',
    'raises a hand, the trainer helps, reminds, writes to all, and ends it. The bot is killed (SIGKILL) at one call and',
    'started again; everybody goes on as people would who read the screen.',
    '`before`: the call has not reached the far end. `after`: it was answered, and the bot has not seen the answer.',
    'Each kind of call that a workshop makes is killed here, and each change that its demos make in AWS; all calls of one demo',
    'have [a matrix of their own](crash-matrix.md). `, whole` is a script that Redis did not have before.',
    '`npm run test:workshop` repeats all of it.',
    '',
    `${kinds} kinds of calls, ${cells.length} kills, of which ${missed} were not reached. Left in AWS: ${sum((cell) => cell.leftovers)}.`,
    'Without a receipt, without the message of the trainer or the questions, without a seat, a workshop that never ended, a channel',
    `that takes no other one, a message more than twice: ${sum((cell) => cell.faults.length)}.`,
    'A kill between a post and its note makes the message come twice; in the last but one column is which.',
    `A reminder reaches nobody here, since nobody is behind for a minute. The whole run took ${minutes} minutes.`,
    '',
    '| point | side | outcome | left | twice, or pressed again | seconds |',
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
